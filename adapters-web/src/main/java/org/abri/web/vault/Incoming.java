package org.abri.web.vault;

import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.Optional;
import org.abri.application.BulkInputStream;
import org.abri.domain.vault.ItemContent.Document;
import org.abri.web.budget.Slot;
import org.abri.web.problem.CutOff;
import org.abri.web.problem.ProblemException;

/** WEB-3: the bytes of a request, counted and timed as they come in. */
final class Incoming extends BulkInputStream {
    /** The largest document over a quarter of a megabit a second, and something more. */
    private static final Duration LONGEST = Duration.ofHours(1);
    /** Up to here, what is announced is let come and dropped by the server, whatever is answered meanwhile. */
    private static final long MOST_ANNOUNCED = 1L << 30;
    /** What comes without saying how much is dropped up to here. */
    private static final long MOST_DROPPED = Document.LARGEST;
    private static final Duration LONGEST_DROPPING = Duration.ofSeconds(20);

    private final InputStream in;
    private final long most;
    private final long until = System.nanoTime() + LONGEST.toNanos();
    private long count;
    private boolean over;
    private Optional<Slot> slot = Optional.empty();

    Incoming(InputStream bytes, long most) {
        this.in = bytes;
        this.most = most;
    }

    /** Its place among all that come in, to be given back when it has ended. */
    void takes(Slot place) {
        slot = Optional.of(place);
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
        if (System.nanoTime() - until > 0) { throw new CutOff(new IOException("too slow")); }
        var read = take(buffer, offset, length);
        if (count > most) { throw ProblemException.tooLarge(); }
        return read;
    }

    private int take(byte[] buffer, int offset, int length) throws IOException {
        if (over) { return -1; }
        try {
            var read = in.read(buffer, offset, length);
            over = read < 0;
            count += Math.max(0, read);
            return read;
        } catch (IOException cut) {
            over = true;
            throw new CutOff(cut);
        }
    }

    /**
     * Ends the reading, so that a client which writes everything before it reads gets its answer all the same. Answers
     * whether the connection is good for more; {@code announced} is how much was to come, negative if that was not said.
     */
    boolean ended(long announced) {
        var stop = System.nanoTime() + LONGEST_DROPPING.toNanos();
        var mostNow = count + MOST_DROPPED;
        var buffer = new byte[16 * 1024];
        try {
            while (!over && announced < 0 && count < mostNow && System.nanoTime() - stop < 0) {
                take(buffer, 0, buffer.length);
            }
            in.close();
        } catch (IOException gone) {
            over = true;
        } finally {
            slot.ifPresent(Slot::close);
        }
        return over || (announced >= 0 && announced <= MOST_ANNOUNCED);
    }
}
