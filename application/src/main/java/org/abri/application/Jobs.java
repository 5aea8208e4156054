package org.abri.application;

import java.time.Instant;
import java.util.UUID;

/** Work for later, kept with the data: scheduled inside a unit of work, it is there exactly when the work was committed. */
public interface Jobs {
    /** What can be asked for. */
    enum Task {
        /** Hands one SMS of the outbox to the gateway. */
        SEND_SMS
    }

    /** Runs {@code task} on {@code subject} once, at {@code at} or soon after, on whichever node is free. */
    void runOnce(Task task, UUID subject, Instant at);
}
