package org.abri.web.vault;

import java.io.IOException;
import java.io.InputStream;
import org.abri.application.BulkInputStream;

/**
 * CRY-7: bytes that must be so many and no other number: reading fails where they are not. The last one is given only once
 * it is sure that it is the last.
 */
final class Exactly extends BulkInputStream {
    private final InputStream in;
    private long left;

    Exactly(InputStream bytes, long size) {
        this.in = bytes;
        this.left = size;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
        if (length == 0) { return 0; }
        if (left == 0) { return -1; }
        var read = in.read(buffer, offset, (int) Math.min(length, left));
        left -= Math.max(0, read);
        if (read < 0 || (left == 0 && in.read() >= 0)) {
            throw new IOException("a document does not have the size that was recorded");
        }
        return read;
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}
