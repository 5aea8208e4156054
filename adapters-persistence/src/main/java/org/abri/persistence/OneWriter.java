package org.abri.persistence;

import io.micronaut.configuration.jdbc.hikari.DatasourceConfiguration;
import io.micronaut.context.event.BeanCreatedEvent;
import io.micronaut.context.event.BeanCreatedEventListener;
import jakarta.inject.Singleton;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLTransientException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;
import javax.sql.DataSource;
import org.h2.jdbcx.JdbcDataSource;
import org.jspecify.annotations.Nullable;

/**
 * I1, I2: to an H2 writes one transaction at a time, from its first statement that changes or locks something to its end; those
 * that only read wait for no turn (ADR 336). H2 puts its tables and indexes into the file one after the other, at each commit, and
 * takes of each what it is at that moment: of another transaction that commits meanwhile one table would be there, and another
 * not, for ever if the process dies then. Whoever waited in vain is told as H2 tells of a lock.
 */
@Singleton
final class OneWriter implements BeanCreatedEventListener<DatasourceConfiguration> {
    private static final String WAITED_TOO_LONG = "HYT00";
    /** Less than the pool's, so that whoever only reads finds a connection where all others wait to write. */
    private static final Duration PATIENCE = Duration.ofSeconds(4);
    /** What ends a transaction, or may; H2 aborts none. */
    private static final Set<String> ENDS = Set.of("commit", "rollback", "close");
    private static final Pattern READING = Pattern.compile("^(select|set lazy_query_execution)\\b");
    /** Also where a change is asked for by a select. */
    private static final Pattern WRITES = Pattern.compile(
            "\\b(for (update|share|no key update|key share)|(old|new|final) table|next value|nextval)\\b");

    @Override
    public DatasourceConfiguration onCreated(BeanCreatedEvent<DatasourceConfiguration> event) {
        var configured = event.getBean();
        if (Database.isH2(configured.getUrl())) {
            var database = new JdbcDataSource();
            database.setURL(configured.getUrl());
            database.setUser(configured.getUsername());
            database.setPassword(configured.getPassword());
            configured.setDataSource(over(database));
        }
        return configured;
    }

    /** Connections of that database, of which one writes at a time. */
    static DataSource over(DataSource database) {
        var turn = new Turn();
        return seen(DataSource.class, (proxy, method, given) -> {
            var answer = done(database, method, given);
            return answer instanceof Connection connection ? new Session(turn, connection).seen() : answer;
        });
    }

    private static <T> T seen(Class<T> as, InvocationHandler handler) {
        return as.cast(
                Proxy.newProxyInstance(OneWriter.class.getClassLoader(), new Class<?>[] { as }, handler));
    }

    private static @Nullable Object done(Object by, Method method, Object @Nullable [] given)
            throws Throwable {
        try {
            return method.invoke(by, given);
        } catch (InvocationTargetException thrown) {
            throw thrown.getCause();
        }
    }

    /** Whether it changes and locks nothing but how its session asks. What is not known to is held to write. */
    static boolean isReading(String sql) {
        var words = sql.strip().toLowerCase(Locale.ROOT);
        return READING.matcher(words).find() && !WRITES.matcher(words).find();
    }

    /** Of one thread, and of all connections on which it writes at once, as what brings the schema up to date does. */
    private static final class Turn {
        private final Semaphore free = new Semaphore(1, true);
        private volatile @Nullable Thread whose;
        private final AtomicInteger connections = new AtomicInteger();

        void begin() throws SQLException {
            if (Thread.currentThread().equals(whose)) {
                connections.incrementAndGet();
                return;
            }
            try {
                if (!free.tryAcquire(PATIENCE.toMillis(), TimeUnit.MILLISECONDS)) {
                    throw new SQLTransientException("others write", WAITED_TOO_LONG);
                }
            } catch (InterruptedException stopped) {
                Thread.currentThread().interrupt();
                throw new SQLTransientException("interrupted while others wrote", WAITED_TOO_LONG, stopped);
            }
            connections.set(1);
            whose = Thread.currentThread();
        }

        void end() {
            if (connections.decrementAndGet() == 0) {
                whose = null;
                free.release();
            }
        }
    }

    /** A connection, and whether it is its turn. */
    private static final class Session {
        private final Turn turn;
        private final Connection connection;
        private final AtomicBoolean writing = new AtomicBoolean();

        Session(Turn turn, Connection connection) {
            this.turn = turn;
            this.connection = connection;
        }

        Connection seen() {
            return OneWriter.seen(Connection.class, this::asked);
        }

        private @Nullable Object asked(Object itself, Method method, Object @Nullable [] given)
                throws Throwable {
            if (ENDS.contains(method.getName())) { return ended(method, given); }
            if (method.getName().equals("setAutoCommit")) { return commitsByItself(method, given); }
            var answer = done(connection, method, given);
            return answer instanceof Statement statement
                    ? new Asking(this, (Connection) itself, statement, first(given))
                            .seen(method.getReturnType())
                    : answer;
        }

        private @Nullable Object ended(Method method, Object @Nullable [] given) throws Throwable {
            try {
                return done(connection, method, given);
            } finally {
                if (!isToSavepoint(method, given)) {
                    end();
                }
            }
        }

        /** Which commits what is under way, if it is so from now on. */
        private @Nullable Object commitsByItself(Method method, Object @Nullable [] given) throws Throwable {
            var answer = done(connection, method, given);
            endIfAlone();
            return answer;
        }

        private static boolean isToSavepoint(Method method, Object @Nullable [] given) {
            return method.getName().equals("rollback") && given != null;
        }

        void begin() throws SQLException {
            if (!writing.get()) {
                turn.begin();
                writing.set(true);
            }
        }

        void end() {
            if (writing.compareAndSet(true, false)) {
                turn.end();
            }
        }

        void endIfAlone() throws SQLException {
            if (connection.getAutoCommit()) {
                end();
            }
        }
    }

    /** A statement; {@code prepared} is what it says, if that is known before it is done. */
    private record Asking(Session session, Connection connection, Statement statement,
            @Nullable String prepared) {
        Object seen(Class<?> as) {
            return OneWriter.seen(as, (itself, method, given) -> asked(method, given));
        }

        private @Nullable Object asked(Method method, Object @Nullable [] given) throws Throwable {
            if (method.getName().equals("getConnection")) { return connection; }
            if (!method.getName().startsWith("execute") || isReading(given)) {
                return done(statement, method, given);
            }
            session.begin();
            try {
                return done(statement, method, given);
            } finally {
                session.endIfAlone();
            }
        }

        private boolean isReading(Object @Nullable [] given) {
            var says = prepared == null ? first(given) : prepared;
            return says != null && OneWriter.isReading(says);
        }
    }

    private static @Nullable String first(Object @Nullable [] given) {
        return given != null && given[0] instanceof String sql ? sql : null;
    }
}
