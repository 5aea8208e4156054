package org.abri.application.vault;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.abri.domain.vault.BlobId;

/**
 * Where the sealed bytes of documents rest. Blobs are written once, whole, and never changed. Safe for use by many threads;
 * needs no unit of work. What a crash leaves half written, the store itself cleans up when it is {@linkplain #sweep told to}.
 */
public interface BlobStore {
    /** Begins a blob. It is there only once {@link Writer#keep} has returned. Throws {@link java.nio.file.FileAlreadyExistsException} when there is one of that id, here or when it is kept. */
    Writer create(BlobId id) throws IOException;

    /** Throws {@link java.io.FileNotFoundException} when there is no such blob. */
    InputStream open(BlobId id) throws IOException;

    /** The bytes are gone when it returns. Removing what is not there changes nothing. */
    void remove(BlobId id) throws IOException;

    /**
     * The blobs that are there whose ids were {@linkplain BlobId#drawnAt drawn} at or after {@code from} and before
     * {@code before}, at most {@code most}, the older ones first, beginning after {@code after}.
     */
    List<BlobId> drawnBetween(Instant from, Instant before, Optional<BlobId> after, int most)
            throws IOException;

    /** Removes what was begun before {@code before} and never kept, as a process that died leaves it; answers how many. */
    int sweep(Instant before) throws IOException;

    /** Throws when a blob could not be written now (OPS-1). */
    void probe() throws IOException;

    /** Closing it before {@link #keep} leaves nothing behind. */
    abstract class Writer extends OutputStream {
        protected Writer() {}

        /** Returns only when the blob would survive a crash. */
        public abstract void keep() throws IOException;
    }
}
