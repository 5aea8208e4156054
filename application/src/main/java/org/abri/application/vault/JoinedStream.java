package org.abri.application.vault;

import java.io.IOException;
import java.io.InputStream;
import java.util.Iterator;
import java.util.List;
import org.abri.application.BulkInputStream;
import org.abri.domain.vault.BlobId;

/** Bytes that rest in several blobs, one after the other as if they were one; each is opened once those before it were read. */
final class JoinedStream extends BulkInputStream {
    /** Opens one of them. */
    @FunctionalInterface
    interface Opening {
        InputStream open(BlobId blob) throws IOException;
    }

    private final Iterator<BlobId> rest;
    private final Opening opening;
    private InputStream current = InputStream.nullInputStream();

    JoinedStream(List<BlobId> blobs, Opening opening) {
        this.rest = blobs.iterator();
        this.opening = opening;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
        if (length == 0) { return 0; }
        var read = current.read(buffer, offset, length);
        while (read < 0 && rest.hasNext()) {
            current.close();
            current = opening.open(rest.next());
            read = current.read(buffer, offset, length);
        }
        return read;
    }

    @Override
    public void close() throws IOException {
        current.close();
    }
}
