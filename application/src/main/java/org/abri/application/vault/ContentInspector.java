package org.abri.application.vault;

import java.util.Arrays;
import java.util.Optional;
import org.abri.domain.vault.DocumentType;

/**
 * UPL-1: says what a file is, by its bytes alone: neither its name nor what the sender claims counts. It sees all bytes, in
 * constant memory, because some files say only at their end what they are.
 */
@FunctionalInterface
public interface ContentInspector {
    /** How many bytes from the start are given at once. */
    int HEAD = 256 * 1024;

    /**
     * Begins with the first bytes of a file: {@link #HEAD} of them, or all there are. Empty when they show already that it is none
     * that a vault accepts.
     */
    Optional<Inspection> begin(byte[] head);

    /** The type of a file that is whole in memory; empty when it is none that a vault accepts. */
    default Optional<DocumentType> typeOf(byte[] whole) {
        var head = Arrays.copyOf(whole, Math.min(whole.length, HEAD));
        return begin(head).flatMap(inspection -> {
            inspection.pass(whole, head.length, whole.length - head.length);
            return inspection.end();
        });
    }

    /** Of one file, on one thread. */
    abstract class Inspection {
        protected Inspection() {}

        /** The next bytes after those that were seen, {@code length} of them. They are not kept, nor changed. */
        public abstract void pass(byte[] bytes, int from, int length);

        /** After all bytes: what it is; empty when it is none that a vault accepts. */
        public abstract Optional<DocumentType> end();

        /** What it is for certain, whatever may come; empty as long as that is not known. */
        public Optional<DocumentType> already() {
            return Optional.empty();
        }

        /** Of a file whose first bytes say all. */
        public static Inspection of(DocumentType type) {
            return new Inspection() {
                @Override
                public void pass(byte[] bytes, int from, int length) {}

                @Override
                public Optional<DocumentType> end() {
                    return Optional.of(type);
                }

                @Override
                public Optional<DocumentType> already() {
                    return Optional.of(type);
                }
            };
        }
    }
}
