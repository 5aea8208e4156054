package org.abri.persistence.vault;

import java.io.DataOutputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.abri.application.Busy;
import org.abri.application.vault.Stapler;

/**
 * UPL-2: makes each PDF in {@linkplain OwnProcess a process of its own} ({@link StaplingProcess}), a few at once; whoever comes
 * beyond waits for a while.
 */
public final class ProcessStapler implements Stapler {
    /** A picture in memory, its dots twice, all pages so far, and what its reader needs. */
    private static final int MEGABYTES = 384;
    private static final int AT_ONCE = 2;
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(30);
    /** For one picture: who takes longer is none that can be read. */
    private static final Duration LONGEST_PICTURE = Duration.ofSeconds(20);

    private final Semaphore places = new Semaphore(AT_ONCE);
    private final Duration longest;
    private final Duration longestWait;

    public ProcessStapler() {
        this(StaplingProcess.LONGEST, LONGEST_WAIT);
    }

    ProcessStapler(Duration longest, Duration longestWait) {
        this.longest = longest;
        this.longestWait = longestWait;
    }

    @Override
    public Outcome staple(List<Picture> pictures) throws IOException {
        take();
        var stapled = false;
        try {
            var outcome = stapled(pictures);
            stapled = outcome instanceof Outcome.Stapled;
            return outcome;
        } finally {
            if (!stapled) {
                places.release();
            }
        }
    }

    private void take() {
        try {
            if (!places.tryAcquire(longestWait.toMillis(), TimeUnit.MILLISECONDS)) {
                throw new Busy("Too many pictures are being put together", new TimeoutException());
            }
        } catch (InterruptedException ending) {
            Thread.currentThread().interrupt();
            throw new Busy("The service ends", ending);
        }
    }

    private Outcome stapled(List<Picture> pictures) throws IOException {
        var until = System.nanoTime() + longest.toNanos();
        var process = OwnProcess.ready(StaplingProcess.class, MEGABYTES, longest);
        var told = false;
        try {
            for (var which = 0; which < pictures.size(); which++) {
                if (!isAPage(process, pictures.get(which))) {
                    if (System.nanoTime() - until > 0) { throw new IOException("all of it took too long"); }
                    return new Outcome.NotAPage(which);
                }
            }
            var unused = process.takes(into -> new DataOutputStream(into).writeUTF(StaplingProcess.END));
            told = true;
            return new Outcome.Stapled(new Told(process, places));
        } finally {
            if (!told) {
                process.close();
            }
        }
    }

    /** Throws what opening or reading the picture throws. */
    private static boolean isAPage(OwnProcess process, Picture picture) throws IOException {
        var ending = process.endingIn(LONGEST_PICTURE);
        try (var bytes = picture.bytes().open()) {
            return PICTURES.contains(picture.type())
                    && process.takes(into -> new DataOutputStream(into).writeUTF(picture.type().name()))
                    && process.givenInPieces(bytes) && answersYes(process);
        } finally {
            ending.cancel(false);
        }
    }

    private static boolean answersYes(OwnProcess process) {
        try {
            return process.from().readBoolean();
        } catch (IOException ended) {
            return false;
        }
    }

    /** The PDF as it is told. Closing it ends the process, and makes place for another. */
    private static final class Told extends FilterInputStream {
        private final OwnProcess process;
        private final Semaphore places;
        private boolean closed;

        Told(OwnProcess process, Semaphore places) {
            super(Pieces.from(process.from()));
            this.process = process;
            this.places = places;
        }

        @Override
        public void close() {
            process.close();
            if (!closed) {
                closed = true;
                places.release();
            }
        }
    }
}
