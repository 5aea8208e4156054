package org.abri.application.memory;

import java.io.IOException;
import java.io.InputStream;
import java.io.PushbackInputStream;
import org.abri.application.BulkInputStream;
import org.abri.application.sealing.ContentBroken;
import org.jspecify.annotations.Nullable;

/** Gives the plain bytes of one segment after the other, each only once it has opened whole. What broke stays broken. */
final class OpeningStream extends BulkInputStream {
    private final Segments segments;
    private final PushbackInputStream sealed;
    private byte[] plain = {};
    private int given;
    private boolean lastOpened;
    private @Nullable IOException broken;

    OpeningStream(Segments segments, InputStream sealed) {
        this.segments = segments;
        this.sealed = new PushbackInputStream(sealed);
    }

    @Override
    public int read(byte[] into, int from, int most) throws IOException {
        if (most == 0) { return 0; }
        while (given == plain.length) {
            if (lastOpened) { return -1; }
            openNext();
        }
        var count = Math.min(most, plain.length - given);
        System.arraycopy(plain, given, into, from, count);
        given += count;
        return count;
    }

    @Override
    public void close() throws IOException {
        sealed.close();
    }

    private void openNext() throws IOException {
        if (broken != null) { throw new ContentBroken("the stream broke before", broken); }
        try {
            var segment = sealed.readNBytes(Segments.SEALED_BYTES);
            var last = atEnd();
            plain = segments.openNext(segment, last);
            given = 0;
            lastOpened = last;
        } catch (IOException first) {
            broken = first;
            throw first;
        }
    }

    private boolean atEnd() throws IOException {
        var next = sealed.read();
        if (next >= 0) {
            sealed.unread(next);
        }
        return next < 0;
    }
}
