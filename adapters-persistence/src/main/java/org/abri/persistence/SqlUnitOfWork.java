package org.abri.persistence;

import io.micronaut.transaction.TransactionOperations;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import org.abri.application.UnitOfWork;
import org.jooq.exception.DataAccessException;
import org.jspecify.annotations.Nullable;

/**
 * The one place for transactions: jOOQ, Micronaut Data and db-scheduler all work on the connection of the unit of work
 * that is open. What is committed has been flushed to the disk; a unit that only read commits nothing and flushes nothing.
 */
@Singleton
public final class SqlUnitOfWork implements UnitOfWork {
    /** What belongs to the unit of work that is open on this thread. */
    private static final class Unit {
        private final List<Runnable> afterwards = new ArrayList<>();
        private final Set<Object> noted = new HashSet<>();
        private Sight sight = Sight.UNSAID;
        private Sight told = Sight.UNSAID;
    }

    private static final int MOST_TRIES = 6;
    /** So that two who met do not meet again; once more for each time. */
    private static final Duration LONGEST_PAUSE = Duration.ofMillis(20);

    private final TransactionOperations<Connection> transactions;
    private final H2Flush flush = new H2Flush();
    private final ThreadLocal<@Nullable Unit> open = new ThreadLocal<>();
    private final ThreadLocal<Boolean> ofTheService = ThreadLocal.withInitial(() -> false);

    SqlUnitOfWork(TransactionOperations<Connection> transactions) {
        this.transactions = transactions;
    }

    @Override
    public <T> T inOne(Supplier<T> work) {
        try {
            return open.get() == null ? untilAlone(work) : transactions.executeWrite(status -> work.get());
        } catch (RuntimeException failed) {
            throw Failures.translated(failed);
        }
    }

    /** I6: as often as another gets in its way, within bounds. */
    private <T> T untilAlone(Supplier<T> work) {
        for (var tries = 1;; tries++) {
            try {
                return outermost(work);
            } catch (RuntimeException failed) {
                if (tries == MOST_TRIES || !Failures.meansAnother(failed)) { throw failed; }
                LockSupport.parkNanos(ThreadLocalRandom.current().nextLong(tries * LONGEST_PAUSE.toNanos()));
            }
        }
    }

    private <T> T outermost(Supplier<T> work) {
        var unit = new Unit();
        open.set(unit);
        try {
            var done = transactions
                    .executeWrite(status -> new Done<>(work.get(), flush.of(status.getConnection())));
            done.flush().run();
            open.remove();
            unit.afterwards.forEach(Runnable::run);
            return done.answer();
        } finally {
            open.remove();
        }
    }

    @Override
    public void afterwards(Runnable then) {
        unit().afterwards.add(then);
    }

    @Override
    public <T> T asTheService(Supplier<T> work) {
        var before = ofTheService.get();
        ofTheService.set(true);
        try {
            return work.get();
        } finally {
            ofTheService.set(before);
        }
    }

    /** ADR 350: from now on it looks from there, but for what is the service's. */
    public void look(Sight from) {
        unit().sight = from;
    }

    /** ADR 350: before a statement of that connection, which is the one of the unit of work that is open. */
    void tell(Connection connection) {
        var unit = unit();
        var sight = ofTheService.get() ? Sight.SERVICE : unit.sight;
        if (sight.equals(unit.told)) { return; }
        try {
            sight.tell(connection);
        } catch (SQLException failed) {
            throw new DataAccessException("the database was not told", failed);
        }
        unit.told = sight;
    }

    /** Throws {@link IllegalStateException}, a bug, outside of a unit of work. */
    public void mustBeInOne() {
        var unused = unit();
    }

    /** Notes something until the unit of work that is open ends. */
    public void note(Object what) {
        unit().noted.add(what);
    }

    public boolean isNoted(Object what) {
        return unit().noted.contains(what);
    }

    private Unit unit() {
        var unit = open.get();
        if (unit == null) { throw new IllegalStateException("outside of a unit of work"); }
        return unit;
    }

    private record Done<T>(T answer, Runnable flush) {}
}
