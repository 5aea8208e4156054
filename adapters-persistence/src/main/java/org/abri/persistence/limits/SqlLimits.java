package org.abri.persistence.limits;

import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.Comparator;
import java.util.Optional;
import org.abri.application.limits.Limits;
import org.abri.domain.limits.Sendings;
import org.abri.domain.limits.Tries;
import org.abri.persistence.BlindKeys;
import org.abri.persistence.Milliseconds;
import org.abri.persistence.SqlUnitOfWork;

/** Counts in SQL. A key may hold what somebody typed, so it rests blind. A row is made by whoever locks or counts first. */
@Singleton
final class SqlLimits implements Limits {
    private final SqlUnitOfWork work;
    private final LimitRows rows;
    private final BlindKeys blind;

    SqlLimits(SqlUnitOfWork work, LimitRows rows, BlindKeys blind) {
        this.work = work;
        this.rows = rows;
        this.blind = blind;
    }

    @Override
    public Tries lockTries(String key) {
        return locked(key).tries();
    }

    @Override
    public void save(String key, Tries tries) {
        lockUnlessLocked(key);
        rows.updateTries(blind(key), tries.failures(), Milliseconds.of(tries.lastAt()));
    }

    @Override
    public Sendings lockSendings(String key) {
        return locked(key).sendings();
    }

    @Override
    public void save(String key, Sendings sendings) {
        lockUnlessLocked(key);
        sendings.lately().stream().max(Comparator.naturalOrder()).ifPresent(
                last -> rows.updateSendings(blind(key), LimitRow.written(sendings), Milliseconds.of(last)));
    }

    @Override
    public void remove(String key) {
        work.mustBeInOne();
        rows.deleteById(blind(key));
    }

    @Override
    public int forgetIdleSince(Instant instant) {
        work.mustBeInOne();
        return rows.removeIdleSince(instant);
    }

    private record Locked(String key) {}

    private LimitRow locked(String key) {
        work.note(new Locked(key));
        var blindKey = blind(key);
        var row = Optional.<LimitRow> empty();
        while (row.isEmpty()) { // until it is ours: whoever had it may just have forgotten it
            row = rows.make(blindKey) == 1 ? Optional.of(LimitRow.fresh(blindKey)) : rows.lock(blindKey);
        }
        return row.get();
    }

    private void lockUnlessLocked(String key) {
        if (!work.isNoted(new Locked(key))) {
            locked(key);
        }
    }

    private String blind(String key) {
        return blind.of("limit", key);
    }
}
