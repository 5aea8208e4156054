package org.abri.bootstrap;

import java.util.Optional;
import org.abri.application.Outage;
import org.abri.crypto.sealing.MasterKeyRefused;
import org.abri.persistence.DatabaseRefused;
import org.abri.persistence.Storage;
import org.abri.persistence.backup.BackupRefused;
import org.abri.persistence.journal.JournalHeadsRefused;
import org.jspecify.annotations.Nullable;

/**
 * OPS-1: why the program ends without having done what it was asked for, in one sentence, with the code it ends with.
 *
 * @param code {@link #REFUSED} for what somebody must mend, {@link #OUTAGE} for what may pass by itself
 */
record Obstacle(int code, String sentence) {
    static final int DONE = 0;
    /** LOG-1, I2: something that rests here was altered, is damaged or is missing. */
    static final int ALTERED = 1;
    static final int REFUSED = 2;
    static final int OUTAGE = 3;
    /** A bug. */
    static final int FAULT = 70;

    private static final int DEEPEST = 20;

    /** The one that a failure means; empty for a bug. */
    static Optional<Obstacle> in(RuntimeException failure) {
        @Nullable Throwable cause = Storage.whyNotOpened(failure);
        for (var depth = 0; cause != null && depth < DEEPEST; depth++) {
            if (cause instanceof StartRefused || cause instanceof MasterKeyRefused
                    || cause instanceof DatabaseRefused || cause instanceof JournalHeadsRefused
                    || cause instanceof BackupRefused) {
                return Optional.of(new Obstacle(REFUSED, String.valueOf(cause.getMessage())));
            }
            if (cause instanceof Outage outage) {
                return Optional.of(new Obstacle(OUTAGE, asSentence(String.valueOf(outage.getMessage()))));
            }
            cause = cause.getCause();
        }
        return Optional.empty();
    }

    private static String asSentence(String what) {
        return Character.toUpperCase(what.charAt(0)) + what.substring(1) + ".";
    }
}
