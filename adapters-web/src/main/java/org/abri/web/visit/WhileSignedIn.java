package org.abri.web.visit;

import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import org.abri.application.BulkInputStream;
import org.abri.application.session.Recognise;

/**
 * SES-3: the bytes of a document on their way in or out, which stop when the session ends that they move in: asked whenever
 * half a second has passed, at their end too. As long as they move the session is in use (SES-2): whoever sends
 * for longer than a session may rest is still signed in when it is done.
 */
public final class WhileSignedIn extends BulkInputStream {
    private static final long PAUSE = Duration.ofMillis(500).toNanos();

    private final InputStream bytes;
    private final Visitor visitor;
    private final Recognise recognise;
    private long asked;

    /** Takes the stream over. Throws {@link NotSignedIn} when nobody is. */
    public WhileSignedIn(InputStream bytes, Visitor visitor, Recognise recognise) {
        this.bytes = bytes;
        this.visitor = visitor;
        this.recognise = recognise;
        visitor.person();
        asked = visitor.knownSince();
    }

    /** Throws {@link NotSignedIn} when the session has ended. */
    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
        var read = bytes.read(buffer, offset, length);
        if (System.nanoTime() - asked >= PAUSE) {
            if (recognise.whoHas(visitor.person().token()).isEmpty()) { throw new NotSignedIn(true); }
            asked = System.nanoTime();
        }
        return read;
    }

    @Override
    public void close() throws IOException {
        bytes.close();
    }
}
