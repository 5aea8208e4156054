package org.abri.application.watch;

import java.time.Instant;

/** What has to be done again and again, and goes wrong in silence when nobody does. The names are stored: they are never renamed. */
public enum Round {
    /** CRY-7: every document was read again to its last byte, in the background. */
    DOCUMENTS,
    /** LOG-1: every journal was verified. */
    JOURNAL,
    /** OPS-2: a backup was taken. */
    BACKUP;

    /**
     * When it was done last, and what came of it.
     *
     * @param flaws   how much was altered, damaged or missing then
     * @param unnamed blobs that no document named then, which do no harm; of documents alone, none else
     */
    public record Done(Instant at, long flaws, long unnamed) {}
}
