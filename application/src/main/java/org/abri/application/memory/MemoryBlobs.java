package org.abri.application.memory;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.FileAlreadyExistsException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.stream.Collectors;
import org.abri.application.vault.BlobStore;
import org.abri.domain.vault.BlobId;

/** Blobs as arrays of bytes. As in every blob store, no unit of work brings back what was kept or removed. */
final class MemoryBlobs implements BlobStore {
    /** Written once: nobody changes these bytes. */
    private final NavigableMap<BlobId, byte[]> blobs = new ConcurrentSkipListMap<>();

    @Override
    public Writer create(BlobId id) throws IOException {
        if (blobs.containsKey(id)) { throw new FileAlreadyExistsException(id.toString()); }
        return new MemoryWriter(id);
    }

    @Override
    public InputStream open(BlobId id) throws IOException {
        var bytes = blobs.get(id);
        if (bytes == null) { throw new FileNotFoundException(id.toString()); }
        return new ByteArrayInputStream(bytes);
    }

    @Override
    public void remove(BlobId id) {
        blobs.remove(id);
    }

    @Override
    public List<BlobId> drawnBetween(Instant from, Instant before, Optional<BlobId> after, int most) {
        return blobs.keySet().stream()
                .filter(id -> !id.drawnAt().isBefore(from) && id.drawnAt().isBefore(before))
                .filter(id -> after.isEmpty() || id.compareTo(after.get()) > 0).limit(most).toList();
    }

    /** What was not kept is nowhere. */
    @Override
    public int sweep(Instant before) {
        return 0;
    }

    @Override
    public void probe() {}

    Map<BlobId, byte[]> copies() {
        return blobs.entrySet().stream().collect(
                Collectors.toUnmodifiableMap(Map.Entry::getKey, entry -> entry.getValue().clone()));
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
            if (blobs.putIfAbsent(id, written.toByteArray()) != null) {
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
