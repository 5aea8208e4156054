package org.abri.persistence.vault;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import org.abri.application.BulkInputStream;

/** Bytes whose number nobody knows before, between two processes: in pieces, each behind its length, the last one of none. */
final class Pieces {
    private Pieces() {}

    /** Closing it writes the last one, and leaves {@code into} open. */
    static OutputStream into(OutputStream into) {
        var data = new DataOutputStream(into);
        return new OutputStream() {
            @Override
            public void write(int one) throws IOException {
                write(new byte[] { (byte) one }, 0, 1);
            }

            @Override
            public void write(byte[] bytes, int from, int count) throws IOException {
                if (count > 0) {
                    data.writeInt(count);
                    data.write(bytes, from, count);
                }
            }

            @Override
            public void flush() throws IOException {
                data.flush();
            }

            @Override
            public void close() throws IOException {
                data.writeInt(0);
                data.flush();
            }
        };
    }

    /** Up to the last one. Reading throws {@link EOFException} when it does not come; closing it leaves {@code from} open. */
    static InputStream from(DataInputStream from) {
        return new BulkInputStream() {
            private int left;
            private boolean ended;

            @Override
            public int read(byte[] into, int at, int most) throws IOException {
                if (left == 0 && !ended) {
                    left = from.readInt();
                    ended = left == 0;
                }
                if (ended) { return -1; }
                var read = from.read(into, at, Math.min(left, most));
                if (read < 0) { throw new EOFException("it ended within a piece"); }
                left -= read;
                return read;
            }
        };
    }
}
