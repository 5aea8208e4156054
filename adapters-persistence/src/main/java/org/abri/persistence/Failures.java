package org.abri.persistence;

import io.micronaut.data.connection.exceptions.ConnectionException;
import io.micronaut.data.connection.exceptions.NoConnectionException;
import io.micronaut.transaction.exceptions.CannotCreateTransactionException;
import java.sql.SQLException;
import java.sql.SQLNonTransientConnectionException;
import java.sql.SQLRecoverableException;
import java.sql.SQLTransientException;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.abri.application.Outage;
import org.abri.application.sealing.SealBroken;
import org.h2.mvstore.DataUtils;
import org.h2.mvstore.MVStoreException;

/** What a failure of the database means: an outage, a bug, or nothing of the database's at all. */
final class Failures {
    static final String READ_ONLY = "25006";
    static final String NOT_ALLOWED = "42501";
    private static final String IN_USE = "90020";
    private static final Set<String> READ_ONLY_STATES = Set.of(READ_ONLY, "90097");
    private static final Set<String> SIGN_IN_STATES = Set.of("28000", "28P01");
    private static final String NO_SUCH_DATABASE = "3D000";
    /** H2's. */
    private static final Set<String> DAMAGED_FILE_STATES = Set.of("90030", "90048");

    /** Connection gone; rolled back for another's sake; no resources; stopped by its operator; its system failed. */
    private static final Set<String> OUTAGE_CLASSES = Set.of("08", "40", "53", "57", "58", "XX");
    /** Waited too long for a lock; takes no writes. H2: closed, closing, in use, its file unreadable, unwritable or full. */
    private static final Set<String> OUTAGE_STATES =
            Set.of("55P03", "HYT00", "90007", "90013", "90020", "90028", "90030", "90031", "90067", "90097",
                    "90098", "90100", "90121", "90135", Failures.READ_ONLY);
    private static final String INTEGRITY = "23";
    /** Rolled back for another's sake. */
    private static final String FOR_ANOTHER = "40";
    private static final int DEEPEST = 20;

    private Failures() {}

    /**
     * Whether a unit of work may have failed because of another at the same time, so that it would not once it is alone: each
     * waited for the other, both added the same row, or what it was about to seal for was erased meanwhile (END-2). Damage looks
     * like that too, and looks the same when it is tried again.
     */
    static boolean meansAnother(RuntimeException failed) {
        return causes(failed).stream().anyMatch(cause -> cause instanceof SealBroken
                || (cause instanceof SQLException sql && (stateOf(sql).startsWith(FOR_ANOTHER)
                        || stateOf(sql).startsWith(INTEGRITY))));
    }

    static RuntimeException translated(RuntimeException failed) {
        if (failed instanceof Outage) { return failed; }
        for (var cause : causes(failed)) {
            if (meansOutage(cause)) { return new Outage(outage(failed), failed); }
            if (cause instanceof SQLException sql && stateOf(sql).startsWith(INTEGRITY)) {
                return new IllegalStateException("the database holds it already, or refuses it", failed);
            }
        }
        return failed;
    }

    /**
     * What was thrown while a database was opened, without what was said around it: {@link DatabaseRefused} for what an
     * operator must mend, an {@link Outage} that says what does not answer, or itself.
     */
    static RuntimeException atStart(RuntimeException failed) {
        for (var cause : causes(failed)) {
            if (cause instanceof DatabaseRefused refused) { return refused; }
            if (cause instanceof SQLException sql) {
                var told = told(sql);
                if (told.isPresent()) { return told.get(); }
            }
        }
        var cause = causes(failed).stream()
                .dropWhile(each -> each.getCause() != null
                        && each.getClass().getName().startsWith("io.micronaut."))
                .findFirst().orElse(failed);
        return translated(cause instanceof RuntimeException itself ? itself : failed);
    }

    private static Optional<RuntimeException> told(SQLException failed) {
        var state = stateOf(failed);
        if (SIGN_IN_STATES.contains(state)) { return Optional.of(DatabaseRefused.signIn(failed)); }
        if (state.equals(NO_SUCH_DATABASE)) { return Optional.of(DatabaseRefused.noSuchDatabase(failed)); }
        if (state.equals(NOT_ALLOWED)) { return Optional.of(DatabaseRefused.mayNotMakeTables(failed)); }
        if (DAMAGED_FILE_STATES.contains(state)) { return Optional.of(DatabaseRefused.damagedFile(failed)); }
        if (state.equals(IN_USE)) {
            return Optional.of(
                    new Outage("the database is in use by another process, which must be stopped first",
                            failed));
        }
        return READ_ONLY_STATES.contains(state)
                ? Optional.of(new Outage("the database takes no writes", failed))
                : Optional.empty();
    }

    private static String outage(RuntimeException failed) {
        return causes(failed).stream().anyMatch(cause -> cause instanceof MVStoreException full
                && full.getErrorCode() == DataUtils.ERROR_WRITING_FAILED)
                        ? "the file of the database cannot be written: its disk may be full"
                        : "the database does not answer";
    }

    private static List<Throwable> causes(Throwable failed) {
        return Stream.iterate(failed, Objects::nonNull, Throwable::getCause).limit(DEEPEST).toList();
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
