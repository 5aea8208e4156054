package org.abri.application.watch;

import java.time.InstantSource;
import org.abri.application.Ports;
import org.abri.application.UnitOfWork;

/** OPS-1: that what has to be done again and again was done, and what came of it; for whoever runs the machine. */
public final class NoteRounds {
    private final InstantSource clock;
    private final UnitOfWork work;
    private final Conditions conditions;

    NoteRounds(Ports ports) {
        clock = ports.clock();
        work = ports.work();
        conditions = ports.watch().conditions();
    }

    /** Now. Throws {@link org.abri.application.Outage} when the storage takes no writes. */
    public void done(Round round, long flaws) {
        work.inOne(() -> {
            var now = clock.instant();
            conditions.done(round, new Round.Done(now, flaws, 0));
            return now;
        });
    }
}
