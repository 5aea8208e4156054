package org.abri.web.vault;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** Bytes that must be so many and no other number: reading fails where they are not. */
final class Exactly extends FilterInputStream {
    private long left;

    Exactly(InputStream bytes, long size) {
        super(bytes);
        this.left = size;
    }

    @Override
    public int read() throws IOException {
        var one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
        var read = super.read(buffer, offset, length);
        left -= Math.max(0, read);
        if (left < 0 || (read < 0 && left > 0)) {
            throw new IOException("a document does not have the size that was recorded");
        }
        return read;
    }
}
