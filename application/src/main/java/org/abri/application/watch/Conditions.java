package org.abri.application.watch;

import java.time.Instant;

/** OPS-1: how the service does, as counted in its storage, for all nodes together. Inside units of work only. */
public interface Conditions {
    /** As it is; what is late, or of the last day, by that moment. */
    Condition at(Instant now);

    /** Keeps when a round was done last, in the place of the time before. */
    void done(Round round, Round.Done done);
}
