package org.abri.application;

import java.io.IOException;
import java.io.InputStream;

/** A stream that is read many bytes at a time; whoever wants a single one gets it by the same way. */
public abstract class BulkInputStream extends InputStream {
    protected BulkInputStream() {}

    @Override
    public final int read() throws IOException {
        var one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    @Override
    public abstract int read(byte[] buffer, int offset, int length) throws IOException;
}
