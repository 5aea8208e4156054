package org.abri.web.vault;

import java.io.IOException;
import java.io.InputStream;
import org.abri.application.BulkInputStream;
import org.abri.web.problem.ProblemException;

/** The bytes of the last part of a multipart body. They end only where the body ends as it must. */
final class LastPart extends BulkInputStream {
    private final Multipart parts;
    private final InputStream bytes;
    private boolean ended;

    LastPart(Multipart parts) {
        this.parts = parts;
        this.bytes = parts.bytes();
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
        if (ended) { return -1; }
        var read = bytes.read(buffer, offset, length);
        if (read < 0) {
            if (parts.next().isPresent()) {
                throw ProblemException.malformed("malformed", "Nothing may come after the file.");
            }
            ended = true;
        }
        return read;
    }
}
