package org.abri.application.vault;

import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.function.BooleanSupplier;
import org.abri.application.BulkInputStream;

/**
 * GATE-4, AFF-6: a download that stops, visibly cut, as soon as it is no longer allowed. Asked at its first byte, and again
 * whenever half a second has passed since.
 */
final class WatchedStream extends BulkInputStream {
    static final Duration PAUSE = Duration.ofMillis(500);

    private final InputStream in;
    private final BooleanSupplier stillAllowed;
    private final InstantSource clock;
    private Instant asked = Instant.MIN;

    WatchedStream(InputStream bytes, BooleanSupplier stillAllowed, InstantSource clock) {
        this.in = bytes;
        this.stillAllowed = stillAllowed;
        this.clock = clock;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
        mustBeAllowed();
        return in.read(buffer, offset, length);
    }

    private void mustBeAllowed() throws IOException {
        var now = clock.instant();
        var since = Duration.between(asked, now);
        if (since.compareTo(PAUSE) < 0 && !since.isNegative()) { return; }
        if (!stillAllowed.getAsBoolean()) { throw new IOException("no longer allowed"); }
        asked = now;
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}
