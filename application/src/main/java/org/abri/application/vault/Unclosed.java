package org.abri.application.vault;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;

/** A blob is kept or discarded by whoever began it, not by the cipher that writes into it. */
final class Unclosed extends FilterOutputStream {
    Unclosed(OutputStream out) {
        super(out);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
        out.write(bytes, offset, length);
    }

    @Override
    public void close() throws IOException {
        flush();
    }
}
