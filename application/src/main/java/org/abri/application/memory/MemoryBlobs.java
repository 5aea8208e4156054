package org.abri.application.memory;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.FileAlreadyExistsException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.abri.application.vault.BlobStore;
import org.abri.domain.vault.BlobId;
import org.jspecify.annotations.Nullable;

/** Blobs as arrays of bytes. As in every blob store, no unit of work brings back what was kept or removed. */
final class MemoryBlobs implements BlobStore {
    /** Written once: nobody changes these bytes. */
    private static final class Blob {
        final byte[] bytes;
        final Instant writtenAt;

        Blob(byte[] bytes, Instant writtenAt) {
            this.bytes = bytes;
            this.writtenAt = writtenAt;
        }
    }

    private final Map<BlobId, Blob> blobs = new ConcurrentHashMap<>();
    private final InstantSource clock;

    MemoryBlobs(InstantSource clock) {
        this.clock = clock;
    }

    @Override
    public Writer create(BlobId id) throws IOException {
        if (blobs.containsKey(id)) { throw new FileAlreadyExistsException(id.toString()); }
        return new MemoryWriter(id);
    }

    @Override
    public InputStream open(BlobId id) throws IOException {
        var blob = blobs.get(id);
        if (blob == null) { throw new FileNotFoundException(id.toString()); }
        return new ByteArrayInputStream(blob.bytes);
    }

    @Override
    public void remove(BlobId id) {
        blobs.remove(id);
    }

    @Override
    public List<BlobId> writtenBefore(Instant instant, int most, @Nullable BlobId after) {
        return blobs.entrySet().stream().filter(entry -> entry.getValue().writtenAt.isBefore(instant))
                .map(Map.Entry::getKey)
                .filter(id -> after == null || id.value().compareTo(after.value()) > 0)
                .sorted(Comparator.comparing(BlobId::value)).limit(most)
                .toList();
    }

    @Override
    public void probe() {}

    Map<BlobId, byte[]> copies() {
        return blobs.entrySet().stream().collect(
                Collectors.toUnmodifiableMap(Map.Entry::getKey, entry -> entry.getValue().bytes.clone()));
    }

    private final class MemoryWriter extends Writer {
        private final BlobId id;
        private final ByteArrayOutputStream written = new ByteArrayOutputStream();
        private boolean over;

        MemoryWriter(BlobId id) {
            this.id = id;
        }

        @Override
        public void write(int one) throws IOException {
            mustNotBeOver();
            written.write(one);
        }

        @Override
        public void write(byte[] bytes, int from, int count) throws IOException {
            mustNotBeOver();
            written.write(bytes, from, count);
        }

        @Override
        public void keep() throws IOException {
            mustNotBeOver();
            over = true;
            if (blobs.putIfAbsent(id, new Blob(written.toByteArray(), clock.instant())) != null) {
                throw new FileAlreadyExistsException(id.toString());
            }
        }

        @Override
        public void close() {
            over = true;
        }

        private void mustNotBeOver() throws IOException {
            if (over) { throw new IOException("the blob is kept or given up"); }
        }
    }
}
