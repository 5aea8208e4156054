package org.abri.application.inside;

import java.time.Instant;
import java.util.Optional;
import org.abri.application.UnitOfWork;
import org.abri.application.limits.Limits;

/** AUT-4, REC-1 (rate limiting): how often something may be tried or sent, counted for all nodes together. */
public final class Limiter {
    private final Limits limits;
    private final UnitOfWork work;

    Limiter(Limits limits, UnitOfWork work) {
        this.limits = limits;
        this.work = work;
    }

    /**
     * AUT-4: counts a try before it is known whether it succeeds, so that tries at once cannot slip past the count; success
     * {@linkplain #forget forgets} it. Answers until when there is a pause, and then the try was not counted.
     */
    public Optional<Instant> pauseBeforeTry(String key, Instant now) {
        return work.inOne(() -> {
            var kept = limits.lockTries(key);
            var tries = kept.seenAt(now);
            var pausedUntil = tries.pausedUntil(now);
            if (pausedUntil.isEmpty()) {
                limits.save(key, tries.failed(now));
            } else if (!tries.equals(kept)) {
                limits.save(key, tries);
            }
            return pausedUntil;
        });
    }

    /** AUT-3: a try that was counted, and not looked at because too much was asked at once, is none. */
    public void notLookedAt(String key) {
        work.inOne(() -> {
            limits.save(key, limits.lockTries(key).oneLess());
            return true;
        });
    }

    /** Inside a unit of work. */
    public void forget(String key) {
        limits.remove(key);
    }

    /** REC-1: whether one more may be sent; counts it if so. Inside the act's unit of work. */
    public boolean maySend(String key, Instant now) {
        var kept = limits.lockSendings(key);
        var sendings = kept.seenAt(now);
        if (!sendings.mayGoOn(now)) {
            if (!sendings.equals(kept)) {
                limits.save(key, sendings);
            }
            return false;
        }
        limits.save(key, sendings.sent(now));
        return true;
    }
}
