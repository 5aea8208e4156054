package org.abri.web.vault;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import org.abri.web.access.CutOff;
import org.abri.web.access.ProblemException;
import org.apache.commons.fileupload2.core.FileItemInputIterator;

/** The bytes of the last part of a multipart body. They end only where the body ends as it must. */
final class LastPart extends FilterInputStream {
    private final FileItemInputIterator parts;
    private boolean ended;

    LastPart(InputStream bytes, FileItemInputIterator parts) {
        super(bytes);
        this.parts = parts;
    }

    @Override
    public int read() throws IOException {
        var one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
        if (ended) { return -1; }
        try {
            var read = in.read(buffer, offset, length);
            if (read < 0) {
                ended = true;
                if (parts.hasNext()) {
                    throw ProblemException.malformed("malformed", "Nothing may come after the file.");
                }
            }
            return read;
        } catch (CutOff cut) {
            throw cut;
        } catch (IOException | UncheckedIOException malformed) {
            throw new CutOff(malformed);
        }
    }

    /** The request is closed by whoever began it. */
    @Override
    public void close() {}
}
