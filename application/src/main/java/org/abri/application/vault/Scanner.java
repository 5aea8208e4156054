package org.abri.application.vault;

import java.io.IOException;
import java.io.InputStream;

/**
 * LAW-4: looks through documents for what harms computers. Whatever they are, that harms nobody. Safe for use by many threads;
 * needs no unit of work.
 */
public interface Scanner {
    /** Looks at nothing: this service does without. */
    Scanner NONE = new Scanner() {
        @Override
        public boolean isOn() {
            return false;
        }

        @Override
        public Verdict scan(InputStream bytes) {
            return Verdict.NOT_TAKEN;
        }
    };

    /** What it says of one document. */
    enum Verdict {
        CLEAN, BAD,
        /** It does not look at such a document, however often it is asked: most often because of its size. */
        NOT_TAKEN
    }

    /** Whether this service looks through documents at all. */
    boolean isOn();

    /**
     * What it says of these bytes, which are not closed, and not always read to their end. Throws what reading them throws,
     * and {@link IOException} when it cannot say now, or says what nobody knows: it is worth trying again.
     */
    Verdict scan(InputStream bytes) throws IOException;
}
