package org.abri.application.vault;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.Instant;
import java.util.List;
import org.abri.domain.vault.BlobId;

/** Where the sealed bytes of documents rest. Blobs are written once, whole, and never changed. */
public interface BlobStore {
    /** Begins a blob. It is there only once {@link Writer#keep} has returned. */
    Writer create(BlobId id) throws IOException;

    /** Throws {@link java.io.FileNotFoundException} when there is no such blob. */
    InputStream open(BlobId id) throws IOException;

    /** Removing what is not there changes nothing. */
    void remove(BlobId id) throws IOException;

    /** At most {@code most} blobs written before {@code instant}, in an order that does not change, beginning after {@code after} if given. */
    List<BlobId> writtenBefore(Instant instant, int most, @org.jspecify.annotations.Nullable BlobId after)
            throws IOException;

    /** Throws when blobs could not be written now (OPS-1). */
    void probe() throws IOException;

    /** Closing it before {@link #keep} leaves nothing behind. */
    abstract class Writer extends OutputStream {
        protected Writer() {}

        /** Returns only when the blob would survive a crash. */
        public abstract void keep() throws IOException;
    }
}
