package org.abri.application.later;

import java.time.Instant;
import java.util.UUID;
import org.abri.domain.vault.Processing;

/** Work for later, kept with the data: scheduled inside a unit of work, it is there exactly when the work was committed. */
public interface Jobs {
    /** What can be asked for. The names are stored: they are never renamed, only added to. */
    enum Task {
        /** Hands one SMS of the outbox to the gateway. */
        SEND_SMS,
        /** Removes one blob whose item is gone. */
        REMOVE_BLOB,
        /** Draws what is not drawn yet of one vault; or forgets what was, when its owner no longer wishes it. */
        DRAW_PREVIEWS,
        /** Reads what is not read yet of one vault; or forgets what was, when its owner no longer wishes it. */
        READ_DOCUMENTS,
        /** Looks through what was not looked at yet of one vault; or forgets what was found, when its owner no longer wishes it. */
        SCAN_DOCUMENTS,
        /** LAW-2: writes into one account's journal that somebody tried to sign in, and could not. */
        RECORD_REFUSED;

        /** Whether it takes so long that it runs one at a time, in each process, and keeps no other job waiting. */
        public boolean isSlow() {
            return this == DRAW_PREVIEWS || this == READ_DOCUMENTS || this == SCAN_DOCUMENTS;
        }

        /** LAW-4: what carries out what a person wishes, or no longer wishes, of that. */
        public static Task of(Processing processing) {
            return switch (processing) {
                case PREVIEWS -> DRAW_PREVIEWS;
                case READING -> READ_DOCUMENTS;
            };
        }
    }

    /**
     * Runs {@code task} on {@code subject} once, at {@code at} or soon after, on whichever node is free; a task that throws is
     * tried again later. The same subject and time asked for twice runs once. Inside a unit of work only.
     */
    void runOnce(Task task, UUID subject, Instant at);
}
