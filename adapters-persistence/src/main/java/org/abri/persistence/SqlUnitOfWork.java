package org.abri.persistence;

import io.micronaut.transaction.TransactionOperations;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.util.function.Supplier;
import org.abri.application.UnitOfWork;

/**
 * The one place for transactions: jOOQ, Micronaut Data and db-scheduler all work on the connection of the unit of work
 * that is open. What is committed has been flushed to the disk.
 */
@Singleton
public final class SqlUnitOfWork implements UnitOfWork {
    private final TransactionOperations<Connection> transactions;
    private final H2Flush flush = new H2Flush();

    SqlUnitOfWork(TransactionOperations<Connection> transactions) {
        this.transactions = transactions;
    }

    @Override
    public <T> T inOne(Supplier<T> work) {
        try {
            if (isOpen()) { return transactions.executeWrite(status -> work.get()); }
            var done = transactions
                    .executeWrite(status -> new Done<>(work.get(), flush.of(status.getConnection())));
            done.flush().run();
            return done.answer();
        } catch (RuntimeException failed) {
            throw Failures.translated(failed);
        }
    }

    /** Throws {@link IllegalStateException}, a bug, outside of a unit of work. */
    public void mustBeInOne() {
        if (!isOpen()) { throw new IllegalStateException("outside of a unit of work"); }
    }

    private boolean isOpen() {
        return transactions.findTransactionStatus().isPresent();
    }

    private record Done<T>(T answer, Runnable flush) {}
}
