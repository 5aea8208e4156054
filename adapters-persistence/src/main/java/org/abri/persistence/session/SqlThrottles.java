package org.abri.persistence.session;

import jakarta.inject.Singleton;
import java.util.Optional;
import org.abri.application.session.Throttles;
import org.abri.persistence.BlindKeys;
import org.abri.persistence.Milliseconds;
import org.abri.persistence.SqlUnitOfWork;

/** Throttles in SQL. A key may hold what somebody typed, so it rests blind. A row is made by whoever locks or counts first. */
@Singleton
final class SqlThrottles implements Throttles {
    private final SqlUnitOfWork work;
    private final ThrottleRows rows;
    private final BlindKeys blind;

    SqlThrottles(SqlUnitOfWork work, ThrottleRows rows, BlindKeys blind) {
        this.work = work;
        this.rows = rows;
        this.blind = blind;
    }

    @Override
    public Optional<Throttle> lock(String key) {
        var theirs = rowsInOne();
        theirs.make(blind(key));
        return theirs.lock(blind(key))
                .flatMap(row -> Optional.ofNullable(row.lastAt())
                        .map(lastAt -> new Throttle(key, row.failures(), lastAt)));
    }

    @Override
    public void save(Throttle throttle) {
        var theirs = rowsInOne();
        theirs.make(blind(throttle.key()));
        theirs.update(blind(throttle.key()), throttle.failures(), Milliseconds.of(throttle.lastAt()));
    }

    @Override
    public void remove(String key) {
        rowsInOne().deleteById(blind(key));
    }

    private ThrottleRows rowsInOne() {
        work.mustBeInOne();
        return rows;
    }

    private String blind(String key) {
        return blind.of("throttle", key);
    }
}
