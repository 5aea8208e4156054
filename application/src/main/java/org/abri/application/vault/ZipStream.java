package org.abri.application.vault;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.Optional;
import java.util.zip.Deflater;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.abri.application.BulkInputStream;
import org.jspecify.annotations.Nullable;

/**
 * LAW-5: a ZIP file that is made while it is read, of any size (ZIP64): only a piece of it is in memory. When one of its files
 * fails, so does the reading, from then on: what was read by then has no directory at its end, and no program takes it for
 * whole (CRY-7).
 */
final class ZipStream extends BulkInputStream {
    /** A file in it; {@code bytes} are closed by whoever reads them. {@code path} with {@code /} between its parts. */
    record Entry(String path, Instant changedAt, InputStream bytes) {}

    /** Gives the files one after the other, each when the one before was read to its end. */
    interface Entries {
        /** Empty when there are no more. */
        Optional<Entry> next() throws IOException;
    }

    private static final int PIECE = 64 * 1024;

    private final Entries entries;
    private final Piece made = new Piece();
    private final ZipOutputStream zip = new ZipOutputStream(made, StandardCharsets.UTF_8);
    private @Nullable InputStream current;
    private State state = State.GOES_ON;

    private enum State {
        GOES_ON, WHOLE, BROKEN
    }

    ZipStream(Entries entries) {
        this.entries = entries;
        zip.setLevel(Deflater.BEST_SPEED); // most papers are small already
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
        if (length == 0) { return 0; }
        while (made.isEmpty() && state == State.GOES_ON) {
            state = State.BROKEN; // unless it gets to the end of this
            state = makeMore();
        }
        if (state == State.BROKEN) { throw new IOException("the file broke off"); }
        return made.isEmpty() ? -1 : made.take(buffer, offset, length);
    }

    private State makeMore() throws IOException {
        if (current == null) {
            var next = entries.next();
            if (next.isEmpty()) {
                zip.close();
                return State.WHOLE;
            }
            begin(next.get());
        } else {
            passOn(current);
        }
        return State.GOES_ON;
    }

    private void begin(Entry entry) throws IOException {
        current = entry.bytes();
        var head = new ZipEntry(entry.path());
        head.setLastModifiedTime(FileTime.from(entry.changedAt()));
        zip.putNextEntry(head);
    }

    private void passOn(InputStream bytes) throws IOException {
        var piece = new byte[PIECE];
        var read = bytes.read(piece);
        if (read >= 0) {
            zip.write(piece, 0, read);
        } else {
            bytes.close();
            current = null;
            zip.closeEntry();
        }
    }

    @Override
    public void close() throws IOException {
        var whole = state == State.WHOLE;
        state = State.BROKEN;
        if (current != null) {
            current.close();
            current = null;
        }
        if (!whole) {
            zip.close(); // what it writes now nobody reads
        }
    }

    /** What was made and not read yet. */
    private static final class Piece extends ByteArrayOutputStream {
        private int from;

        boolean isEmpty() {
            return from == count;
        }

        int take(byte[] buffer, int offset, int length) {
            var taken = Math.min(length, count - from);
            System.arraycopy(buf, from, buffer, offset, taken);
            from += taken;
            if (isEmpty()) {
                from = 0;
                reset();
            }
            return taken;
        }
    }
}
