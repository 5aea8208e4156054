package org.abri.contracts;

import static org.abri.contracts.Fault.in;

import java.io.ByteArrayOutputStream;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.abri.application.memory.InMemory;
import org.abri.application.vault.BlobStore;
import org.abri.contracts.Fault.Spoiling;
import org.abri.domain.vault.BlobId;

/** Faults of blob stores. */
final class FaultsOfBlobs {
    private FaultsOfBlobs() {}

    static Stream<Fault> table() {
        return Stream.of(
                UsualFaults.remembering(BlobStore.class, "drawnBetween"),
                kept("all beyond 5 MiB is lost",
                        bytes -> Arrays.copyOf(bytes, Math.min(bytes.length, 5 << 20))),
                kept("all beyond 16 MiB is lost",
                        bytes -> Arrays.copyOf(bytes, Math.min(bytes.length, 16 << 20))),
                kept("a byte is lost at an edge of 64 KiB", bytes -> without(bytes, 64 << 10)),
                kept("a byte is lost at an edge of 8 MiB", bytes -> without(bytes, 8 << 20)),
                kept("the last byte is lost", bytes -> Arrays.copyOf(bytes, Math.max(0, bytes.length - 1))),
                kept("the last piece is filled up",
                        bytes -> Arrays.copyOf(bytes, (bytes.length + 511) / 512 * 512)),
                kept("every byte has seven bits", bytes -> {
                    var changed = bytes.clone();
                    for (var at = 0; at < changed.length; at++) {
                        changed[at] &= 0x7F;
                    }
                    return changed;
                }),
                writer("visible before it is kept", VisibleWhileWritten::new),
                writer("there before its last piece is", TornWhileKept::new),
                writer("overwrites what a rival kept", OverwritingWriter::new),
                writer("unkept pieces stay", LeavingWriter::new),
                writer("kept when it is closed", KeepingAtClose::new),
                writer("can be kept after it was given up", KeptAfterClose::new),
                writer("goes on writing what was kept", WritingOn::new),
                writer("remembers the array, not its bytes", RememberingArrays::new),
                writer("a byte at a time is lost", LosingSingles::new),
                in(BlobStore.class, "remove", "forgets the name and keeps the bytes", call -> {
                    var store = (BlobStore) call.right();
                    try (var bytes = store.open(call.argument(0));
                            var hidden = store.create(Given.blob(HIDDEN))) {
                        bytes.transferTo(hidden);
                        hidden.keep();
                    } catch (FileNotFoundException nothingToKeep) {
                        return call.answer();
                    }
                    return call.answer();
                }),
                in(BlobStore.class, "remove", "throws when it is not there", call -> {
                    ((BlobStore) call.right()).open(call.argument(0)).close();
                    return call.answer();
                }),
                in(BlobStore.class, "remove", "takes another one too", removingTheOneBefore()),
                in(BlobStore.class, "open", "what is missing is empty", call -> {
                    try {
                        return call.answer();
                    } catch (FileNotFoundException missing) {
                        return InputStream.nullInputStream();
                    }
                }),
                in(BlobStore.class, "open", "another exception when it is missing", call -> {
                    try {
                        return call.answer();
                    } catch (FileNotFoundException missing) {
                        throw new IOException("no such key", missing);
                    }
                }),
                in(BlobStore.class, "open", "one stream for all readers", oneStream()),
                in(BlobStore.class, "create", "a second one replaces the first", call -> {
                    ((BlobStore) call.right()).remove(call.argument(0));
                    return call.answer();
                }),
                new Fault(BlobStore.class, "forgets everything when it is opened again",
                        call -> !call.scene().equals("opened again") ? call.answer()
                                : call.answerTo(
                                        call.is("open") ? new Object[] { Given.blob() } : call.arguments())),
                new Fault(BlobStore.class, "lists nothing once it is opened again",
                        call -> call.is("drawnBetween") && call.scene().equals("opened again") ? List.of()
                                : call.answer()),
                in(BlobStore.class, "probe", "always says yes", call -> null),
                in(BlobStore.class, "probe", "leaves what it wrote", call -> {
                    try (var trial = ((BlobStore) call.right()).create(Given.blob())) {
                        trial.keep();
                    }
                    return call.answer();
                }),
                in(BlobStore.class, "create", "takes what it cannot keep", call -> call.scene().equals("shut")
                        ? InMemory.ports().vault().blobs().create(call.argument(0))
                        : call.answer()),
                in(BlobStore.class, "drawnBetween", "all of any time", call -> call
                        .answerTo(HIDDEN, Instant.now().plusSeconds(86_400), call.argument(2),
                                call.argument(3))),
                in(BlobStore.class, "drawnBetween", "the mark itself again", call -> call.answerWith(2,
                        call.<Optional<BlobId>> argument(2).map(id -> new BlobId(new UUID(
                                id.value().getMostSignificantBits(),
                                id.value().getLeastSignificantBits() - 1))))),
                in(BlobStore.class, "sweep", "takes what was kept", call -> {
                    var store = (BlobStore) call.right();
                    for (var id : store.drawnBetween(Given.NOW.minusSeconds(1), Given.NOW.plusSeconds(1),
                            Optional.empty(), 1_000)) {
                        store.remove(id);
                    }
                    return 0;
                }));
    }

    /** When nobody draws blobs: where a fault hides what it should not have. */
    private static final Instant HIDDEN = Instant.EPOCH.plusSeconds(1);

    private static byte[] without(byte[] bytes, int edge) {
        if (bytes.length <= edge) { return bytes; }
        var shorter = Arrays.copyOf(bytes, bytes.length - 1);
        System.arraycopy(bytes, edge + 1, shorter, edge, bytes.length - edge - 1);
        return shorter;
    }

    private static Spoiling removingTheOneBefore() {
        return call -> {
            call.answer();
            var others = ((BlobStore) call.right()).drawnBetween(Given.NOW, Given.NOW.plusMillis(1),
                    Optional.empty(), 1);
            return others.isEmpty() ? null : call.answerWith(0, others.getFirst());
        };
    }

    private static Spoiling oneStream() {
        var open = new HashMap<Object, Object>();
        return call -> {
            if (!open.containsKey(call.argument(0))) {
                open.put(call.argument(0), call.answer());
            }
            return open.get(call.argument(0));
        };
    }

    private static Fault kept(String what, UnaryOperator<byte[]> change) {
        return writer(what, (store, id, right) -> new Changing(store, id, right, change));
    }

    private static Fault writer(String what, WriterFault fault) {
        return in(BlobStore.class, "create", what,
                call -> fault.on((BlobStore) call.right(), call.argument(0),
                        (BlobStore.Writer) call.answer()));
    }

    @FunctionalInterface
    private interface WriterFault {
        BlobStore.Writer on(BlobStore store, BlobId id, BlobStore.Writer right);
    }

    /** Collects what is written, and writes it when it is kept. */
    private static class Collecting extends BlobStore.Writer {
        final BlobStore store;
        final BlobId id;
        final BlobStore.Writer right;
        final ByteArrayOutputStream written = new ByteArrayOutputStream();
        boolean kept;

        Collecting(BlobStore store, BlobId id, BlobStore.Writer right) {
            this.store = store;
            this.id = id;
            this.right = right;
        }

        @Override
        public void write(int one) throws IOException {
            written.write(one);
        }

        @Override
        public void write(byte[] bytes, int from, int count) throws IOException {
            written.write(bytes, from, count);
        }

        @Override
        public void keep() throws IOException {
            if (kept) { throw new IOException("kept already"); }
            right.write(changed(written.toByteArray()));
            right.keep();
            kept = true;
        }

        @Override
        public void close() throws IOException {
            right.close();
        }

        byte[] changed(byte[] bytes) {
            return bytes;
        }

        static void put(BlobStore store, BlobId id, byte[] bytes) throws IOException {
            try (var other = store.create(id)) {
                other.write(bytes);
                other.keep();
            }
        }
    }

    private static final class VisibleWhileWritten extends Collecting {
        VisibleWhileWritten(BlobStore store, BlobId id, BlobStore.Writer right) {
            super(store, id, right);
        }

        @Override
        public void flush() throws IOException {
            store.remove(id);
            put(store, id, written.toByteArray());
        }

        @Override
        public void keep() throws IOException {
            store.remove(id);
            super.keep();
        }
    }

    private static final class TornWhileKept extends Collecting {
        TornWhileKept(BlobStore store, BlobId id, BlobStore.Writer right) {
            super(store, id, right);
        }

        @Override
        public void keep() throws IOException {
            put(store, id, Arrays.copyOf(written.toByteArray(), written.size() / 2));
            LockSupport.parkNanos(Duration.ofMillis(5).toNanos());
            store.remove(id);
            super.keep();
        }
    }

    private static final class OverwritingWriter extends Collecting {
        OverwritingWriter(BlobStore store, BlobId id, BlobStore.Writer right) {
            super(store, id, right);
        }

        @Override
        public void keep() throws IOException {
            store.remove(id);
            super.keep();
        }
    }

    private static final class LeavingWriter extends Collecting {
        LeavingWriter(BlobStore store, BlobId id, BlobStore.Writer right) {
            super(store, id, right);
        }

        @Override
        public void close() throws IOException {
            if (!kept) {
                put(store, Given.blob(HIDDEN), written.toByteArray());
            }
            super.close();
        }
    }

    private static final class KeepingAtClose extends Collecting {
        KeepingAtClose(BlobStore store, BlobId id, BlobStore.Writer right) {
            super(store, id, right);
        }

        @Override
        public void close() throws IOException {
            if (!kept) {
                keep();
            }
            super.close();
        }
    }

    private static final class KeptAfterClose extends Collecting {
        KeptAfterClose(BlobStore store, BlobId id, BlobStore.Writer right) {
            super(store, id, right);
        }

        @Override
        public void close() {}
    }

    private static final class WritingOn extends Collecting {
        WritingOn(BlobStore store, BlobId id, BlobStore.Writer right) {
            super(store, id, right);
        }

        @Override
        public void write(int one) throws IOException {
            super.write(one);
            if (kept) {
                store.remove(id);
                put(store, id, written.toByteArray());
            }
        }
    }

    private static final class RememberingArrays extends Collecting {
        private final List<ByteBuffer> pieces = new ArrayList<>();

        RememberingArrays(BlobStore store, BlobId id, BlobStore.Writer right) {
            super(store, id, right);
        }

        @Override
        public void write(int one) {
            pieces.add(ByteBuffer.wrap(new byte[] { (byte) one }));
        }

        @Override
        public void write(byte[] bytes, int from, int count) {
            pieces.add(ByteBuffer.wrap(bytes, from, count));
        }

        @Override
        public void keep() throws IOException {
            pieces.forEach(piece -> written.write(piece.array(), piece.arrayOffset() + piece.position(),
                    piece.remaining()));
            pieces.clear();
            super.keep();
        }
    }

    private static final class LosingSingles extends Collecting {
        LosingSingles(BlobStore store, BlobId id, BlobStore.Writer right) {
            super(store, id, right);
        }

        @Override
        public void write(int one) {}
    }

    private static final class Changing extends Collecting {
        private final UnaryOperator<byte[]> change;

        Changing(BlobStore store, BlobId id, BlobStore.Writer right, UnaryOperator<byte[]> change) {
            super(store, id, right);
            this.change = change;
        }

        @Override
        byte[] changed(byte[] bytes) {
            return change.apply(bytes);
        }
    }
}
