package org.abri.web.vault;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import org.abri.application.BulkInputStream;
import org.abri.web.budget.Bounds;
import org.abri.web.problem.CutOff;

/**
 * UPL-2, CRY-3: the body of a form with a file (RFC 2046, RFC 7578), read part by part as it comes, through one buffer.
 * Reading throws {@link CutOff} where the body ends too early or is not shaped as it must be.
 */
final class Multipart {
    /** Twice what a socket gives at once, so that it fits beside what was left of the last time. */
    static final int BUFFER = 128 * 1024;
    static final int LONGEST_HEAD = Bounds.LONGEST_PART_HEAD;

    private static final byte[] LINE_BREAK = { '\r', '\n' };
    private static final byte[] CLOSING = { '-', '-' };
    private static final byte[] END_OF_HEAD = { '\r', '\n', '\r', '\n' };

    private final InputStream body;
    private final Delimiter delimiter;
    private final byte[] buffer;
    /** What was read and not given yet lies from here … */
    private int from;
    /** … up to here it belongs to the part, for certain; if {@code partEnds}, a delimiter follows … */
    private int known;
    /** … and ends here. */
    private int to;
    private boolean partEnds;
    private boolean begun;
    private boolean closed;

    Multipart(InputStream body, Delimiter delimiter) {
        this(body, delimiter, BUFFER);
    }

    /** With another size of buffer, into which a delimiter and every head must fit. */
    Multipart(InputStream body, Delimiter delimiter, int size) {
        this.body = body;
        this.delimiter = delimiter;
        this.buffer = new byte[size];
        // so that the first delimiter, which may begin the body, has a line break before it as all others have
        System.arraycopy(LINE_BREAK, 0, buffer, 0, LINE_BREAK.length);
        to = LINE_BREAK.length;
    }

    /**
     * Goes on to the next part, past what is left of the one before or past the preamble. Empty when no part is left; a
     * body without any delimiter has none. What comes after the closing delimiter is never read.
     */
    Optional<PartHead> next() throws IOException {
        if (closed || !atDelimiter()) { return Optional.empty(); }
        begun = true;
        partEnds = false;
        from += delimiter.length();
        known = from;
        closed = isNext(0, CLOSING);
        return closed ? Optional.empty() : Optional.of(head());
    }

    /** The bytes of the part that {@link #next} went to. */
    InputStream bytes() {
        return new BulkInputStream() {
            @Override
            public int read(byte[] into, int offset, int length) throws IOException {
                return give(into, offset, length);
            }
        };
    }

    private int give(byte[] into, int offset, int length) throws IOException {
        while (from == known && length > 0) {
            if (partEnds) { return -1; }
            if (!more()) { throw malformed("ends within a part"); }
            search();
        }
        var count = Math.min(length, known - from);
        System.arraycopy(buffer, from, into, offset, count);
        from += count;
        return count;
    }

    private boolean atDelimiter() throws IOException {
        from = known;
        while (!partEnds) {
            if (!more()) {
                if (begun) { throw malformed("ends within a part"); }
                return false;
            }
            search();
            from = known;
        }
        return true;
    }

    /** Reads what is left of the delimiter's line, which must be blank, and the lines of the head up to an empty one. */
    private PartHead head() throws IOException {
        var length = 0;
        while (!isNext(length, END_OF_HEAD)) {
            length++;
            if (length + END_OF_HEAD.length > Math.min(LONGEST_HEAD, buffer.length)) {
                throw malformed("has too long a head");
            }
        }
        var lines = new String(buffer, from, length, StandardCharsets.UTF_8).split("\r\n", 2);
        if (!lines[0].isBlank()) { throw malformed("has a delimiter that goes on"); }
        from += length + END_OF_HEAD.length;
        known = from;
        search();
        return Arrays.stream(lines).skip(1).findFirst().flatMap(PartHead::of)
                .orElseThrow(() -> malformed("has a part without a name"));
    }

    private void search() {
        var at = delimiter.in(buffer, known, to);
        partEnds = at >= 0;
        known = partEnds ? at : Math.max(known, to - delimiter.length() + 1);
    }

    private boolean isNext(int ahead, byte[] bytes) throws IOException {
        while (to - from < ahead + bytes.length) {
            if (!more()) { throw malformed("ends within a head"); }
        }
        return Arrays.equals(buffer, from + ahead, from + ahead + bytes.length, bytes, 0, bytes.length);
    }

    /** Takes as much as is there, behind what is in the buffer. */
    private boolean more() throws IOException {
        System.arraycopy(buffer, from, buffer, 0, to - from);
        to -= from;
        known -= from;
        from = 0;
        var read = body.read(buffer, to, buffer.length - to);
        to += Math.max(0, read);
        return read >= 0;
    }

    private static CutOff malformed(String how) {
        return new CutOff(new IOException("a multipart body " + how));
    }
}
