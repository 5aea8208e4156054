package org.abri.persistence;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.concurrent.locks.ReentrantLock;
import org.h2.engine.SessionLocal;
import org.h2.jdbc.JdbcConnection;
import org.h2.mvstore.MVStore;
import org.jspecify.annotations.Nullable;

/**
 * I1: H2 writes at commit and leaves flushing to the operating system; this flushes, so that what was acknowledged
 * survives a loss of power. One flush serves everybody who has committed before it; whoever only read waits for none.
 */
final class H2Flush {
    /** Up to which version of which opening of the file everything is on the disk. */
    private record Flushed(@Nullable MVStore store, long version) {
        boolean covers(MVStore other, long committed) {
            return store == other && committed <= version;
        }
    }

    private final ReentrantLock turn = new ReentrantLock();
    private volatile Flushed flushed = new Flushed(null, 0);

    /** What must be done after the commit on that connection, asked before it: nothing when nothing was written on it. */
    Runnable of(Connection connection) {
        var session = sessionOf(connection);
        if (session == null || !session.hasPendingTransaction()) { return H2Flush::nothing; }
        var store = session.getDatabase().getStore().getMvStore();
        return store.getFileStore() == null ? H2Flush::nothing : () -> flush(store);
    }

    private static void nothing() {}

    private void flush(MVStore store) {
        var committed = store.getCurrentVersion();
        if (flushed.covers(store, committed)) { return; }
        turn.lock();
        try {
            if (!flushed.covers(store, committed)) {
                var all = store.getCurrentVersion();
                store.sync();
                flushed = new Flushed(store, all);
            }
        } finally {
            turn.unlock();
        }
    }

    private static @Nullable SessionLocal sessionOf(Connection connection) {
        try {
            return connection.isWrapperFor(JdbcConnection.class)
                    && connection.unwrap(JdbcConnection.class).getSession() instanceof SessionLocal session
                            ? session
                            : null;
        } catch (SQLException gone) {
            throw new IllegalStateException(gone);
        }
    }
}
