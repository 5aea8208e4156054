package org.abri.application.session;

import java.time.Duration;
import java.time.InstantSource;
import org.abri.application.Ports;
import org.abri.application.UnitOfWork;
import org.abri.application.limits.Limits;

/** Forgets counts that hold nobody back any more. */
final class ForgetIdleLimits {
    /** Longer than any limit looks back. */
    private static final Duration LONGEST = Duration.ofDays(2);

    private final InstantSource clock;
    private final UnitOfWork work;
    private final Limits limits;

    ForgetIdleLimits(Ports ports) {
        clock = ports.clock();
        work = ports.work();
        limits = ports.limits();
    }

    int forget() {
        return work.inOne(() -> limits.forgetIdleSince(clock.instant().minus(LONGEST)));
    }
}
