package org.abri.application.memory;

import java.io.IOException;
import java.io.OutputStream;
import java.util.Arrays;

/** Seals what is written to it. A full segment waits until more comes, for only then is it known not to be the last. */
final class SealingStream extends OutputStream {
    private final Segments segments;
    private final OutputStream sealed;
    private final byte[] plain = new byte[Segments.PLAIN_BYTES];
    private int filled;
    private boolean closed;

    SealingStream(Segments segments, OutputStream sealed) {
        this.segments = segments;
        this.sealed = sealed;
    }

    @Override
    public void write(int one) throws IOException {
        write(new byte[] { (byte) one }, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int from, int count) throws IOException {
        if (closed) { throw new IOException("the seal is complete"); }
        for (var done = 0; done < count;) {
            if (filled == plain.length) {
                sealFilled(false);
            }
            var fits = Math.min(count - done, plain.length - filled);
            System.arraycopy(bytes, from + done, plain, filled, fits);
            filled += fits;
            done += fits;
        }
    }

    @Override
    public void close() throws IOException {
        if (!closed) {
            closed = true;
            try (sealed) {
                sealFilled(true);
            }
        }
    }

    private void sealFilled(boolean last) throws IOException {
        sealed.write(segments.sealNext(Arrays.copyOf(plain, filled), last));
        filled = 0;
    }
}
