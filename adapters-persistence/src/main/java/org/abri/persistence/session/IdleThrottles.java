package org.abri.persistence.session;

import jakarta.inject.Singleton;
import java.time.Instant;
import org.abri.persistence.SqlUnitOfWork;

/** Forgets the throttles that hold nobody back any more; a recurring job calls it. */
@Singleton
public final class IdleThrottles {
    private final SqlUnitOfWork work;
    private final ThrottleRows rows;

    IdleThrottles(SqlUnitOfWork work, ThrottleRows rows) {
        this.work = work;
        this.rows = rows;
    }

    /** Those without a failure since {@code instant}; answers how many. */
    public int removeIdleSince(Instant instant) {
        return work.inOne(() -> rows.removeIdleSince(instant));
    }
}
