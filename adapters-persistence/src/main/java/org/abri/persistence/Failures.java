package org.abri.persistence;

import io.micronaut.data.connection.exceptions.ConnectionException;
import io.micronaut.data.connection.exceptions.NoConnectionException;
import io.micronaut.transaction.exceptions.CannotCreateTransactionException;
import java.sql.SQLException;
import java.sql.SQLNonTransientConnectionException;
import java.sql.SQLRecoverableException;
import java.sql.SQLTransientException;
import java.util.Set;
import org.abri.application.Outage;
import org.h2.mvstore.MVStoreException;

/** What a failure of the database means: an outage, a bug, or nothing of the database's at all. */
final class Failures {
    /** Connection gone; rolled back for another's sake; no resources; stopped by its operator; its system failed. */
    private static final Set<String> OUTAGE_CLASSES = Set.of("08", "40", "53", "57", "58", "XX");
    /** Waited too long for a lock. H2: closed, closing, in use, its file unreadable, unwritable or full. */
    private static final Set<String> OUTAGE_STATES =
            Set.of("55P03", "HYT00", "90007", "90013", "90020", "90028", "90030", "90031", "90067", "90098",
                    "90100", "90121", "90135");
    private static final String INTEGRITY = "23";
    private static final int DEEPEST = 20;

    private Failures() {}

    static RuntimeException translated(RuntimeException failed) {
        if (failed instanceof Outage) { return failed; }
        Throwable cause = failed;
        for (var depth = 0; cause != null && depth < DEEPEST; depth++) {
            if (meansOutage(cause)) { return new Outage("the database does not answer", failed); }
            if (cause instanceof SQLException sql && stateOf(sql).startsWith(INTEGRITY)) {
                return new IllegalStateException("the database holds it already, or refuses it", failed);
            }
            cause = cause.getCause();
        }
        return failed;
    }

    /** What was thrown while beans were made, without what Micronaut says around it. */
    static RuntimeException atStart(RuntimeException failed) {
        Throwable cause = failed;
        for (var depth = 0; depth < DEEPEST; depth++) {
            if (cause.getCause() == null || !cause.getClass().getName().startsWith("io.micronaut.")) {
                break;
            }
            cause = cause.getCause();
        }
        return translated(cause instanceof RuntimeException itself ? itself : failed);
    }

    private static boolean meansOutage(Throwable cause) {
        return (cause instanceof ConnectionException && !(cause instanceof NoConnectionException))
                || cause instanceof CannotCreateTransactionException
                || cause instanceof SQLTransientException
                || cause instanceof SQLRecoverableException
                || cause instanceof SQLNonTransientConnectionException
                || cause instanceof MVStoreException
                || (cause instanceof SQLException sql && meansOutage(stateOf(sql)));
    }

    private static boolean meansOutage(String state) {
        return OUTAGE_STATES.contains(state)
                || (state.length() == 5 && OUTAGE_CLASSES.contains(state.substring(0, 2)));
    }

    private static String stateOf(SQLException sql) {
        return sql.getSQLState() == null ? "" : sql.getSQLState();
    }
}
