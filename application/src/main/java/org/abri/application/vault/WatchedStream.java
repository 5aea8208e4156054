package org.abri.application.vault;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.function.BooleanSupplier;

/** GATE-4: a download that stops, visibly cut, as soon as it is no longer allowed: asked again for every mebibyte. */
final class WatchedStream extends FilterInputStream {
    static final int SEGMENT = 1 << 20;

    private final BooleanSupplier stillAllowed;
    private int leftInSegment = SEGMENT;

    WatchedStream(InputStream bytes, BooleanSupplier stillAllowed) {
        super(bytes);
        this.stillAllowed = stillAllowed;
    }

    @Override
    public int read() throws IOException {
        var one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
        if (leftInSegment == 0) {
            if (!stillAllowed.getAsBoolean()) { throw new IOException("no longer allowed"); }
            leftInSegment = SEGMENT;
        }
        int read = super.read(buffer, offset, Math.min(length, leftInSegment));
        leftInSegment -= Math.max(0, read);
        return read;
    }

    @Override
    public long skip(long count) throws IOException {
        var skipped = 0L;
        var buffer = new byte[8192];
        while (skipped < count) {
            int read = read(buffer, 0, (int) Math.min(buffer.length, count - skipped));
            if (read < 0) {
                break;
            }
            skipped += read;
        }
        return skipped;
    }
}
