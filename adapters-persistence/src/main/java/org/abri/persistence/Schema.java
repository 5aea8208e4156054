package org.abri.persistence;

import io.micronaut.context.annotation.Property;
import io.micronaut.context.event.BeanCreatedEvent;
import io.micronaut.context.event.BeanCreatedEventListener;
import io.micronaut.data.connection.jdbc.advice.DelegatingDataSource;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.CoreErrorCode;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.MigrationInfo;
import org.flywaydb.core.api.configuration.FluentConfiguration;
import org.flywaydb.core.api.exception.FlywayValidateException;

/** Brings the database up to date before anybody else sees it, once, however many nodes start together. */
@Singleton
public final class Schema implements BeanCreatedEventListener<DataSource> {
    /** The newest version that this program knows. */
    static final int KNOWN = 1;

    private static final int MOST_TRIES = 5;
    private static final Duration PAUSE = Duration.ofMillis(200);

    private final String also;
    private final String name;

    /** {@code also}: for tests, where the migrations of a made-up next program are. */
    Schema(@Property(name = "abri.test.migrations", defaultValue = "") String also,
            @Property(name = Database.NAME, defaultValue = "") String name) {
        this.also = also;
        this.name = name;
    }

    @Override
    public DataSource onCreated(BeanCreatedEvent<DataSource> event) {
        var database = DelegatingDataSource.unwrapDataSource(event.getBean());
        amongOthers(database, Neighbour.named(name)::mustAgreeWith);
        migrate(configured(database, "", also).load());
        return event.getBean();
    }

    /**
     * OPS-1: throws {@link DatabaseRefused} when the database is newer than this program and does not let it run, or not one of its
     * own.
     */
    public static void upToDate(DataSource database) {
        migrate(flyway(database, ""));
    }

    /** As well, no further than that version. Throws {@link DatabaseRefused} when this program does not know it. */
    public static void upTo(DataSource database, String version) {
        var known = flyway(database, "").info().all();
        if (Arrays.stream(known).noneMatch(migration -> version(migration).equals(version))) {
            throw DatabaseRefused.newer(version);
        }
        migrate(configured(database, "", "").target(version).load());
    }

    /** That the database is at. */
    public static String version(DataSource database) {
        return version(flyway(database, "").info().current());
    }

    private static void migrate(Flyway flyway) {
        var database = flyway.getConfiguration().getDataSource();
        Role.mustBeHeld(database);
        Durability.mustBeGiven(database);
        if (NewerProgram.letsRun(flyway)) { return; }
        amongOthers(database, others -> NewerProgram.mustLetRun(others, flyway));
        try {
            flyway.migrate();
        } catch (FlywayValidateException changed) {
            throw DatabaseRefused.changed();
        } catch (FlywayException other) {
            if (other.getErrorCode() == CoreErrorCode.NON_EMPTY_SCHEMA_WITHOUT_SCHEMA_HISTORY_TABLE) {
                throw DatabaseRefused.foreign();
            }
            throw other;
        }
    }

    /** Patiently: of a node that has just ended, PostgreSQL shows connections for a moment. */
    private static void amongOthers(DataSource database, Consumer<List<Neighbour>> agree) {
        for (var tries = 1;; tries++) {
            try {
                agree.accept(Neighbour.on(database));
                return;
            } catch (DatabaseRefused refused) {
                if (tries == MOST_TRIES) { throw refused; }
                LockSupport.parkNanos(PAUSE.toNanos());
            } catch (SQLException cannot) {
                throw new IllegalStateException("the database does not answer", cannot);
            }
        }
    }

    /**
     * OPS-1: throws what {@link #upToDate} would throw, without changing anything. Answers whether the schema is up to date
     * already.
     */
    static boolean isUpToDate(DataSource database) throws SQLException {
        Role.mustBeHeld(database);
        Durability.mustBeGiven(database);
        var flyway = flyway(database, "*:pending");
        if (NewerProgram.letsRun(flyway)) { return true; }
        amongOthers(database, others -> NewerProgram.mustLetRun(others, flyway));
        if (!flyway.validateWithResult().validationSuccessful) { throw DatabaseRefused.changed(); }
        if (flyway.info().current() == null) {
            try (var connection = database.getConnection()) {
                if (hasTables(connection)) { throw DatabaseRefused.foreign(); }
                mustTakeTables(connection);
            }
        }
        return flyway.info().pending().length == 0;
    }

    private static Flyway flyway(DataSource database, String ignored) {
        return configured(database, ignored, "").load();
    }

    private static FluentConfiguration configured(DataSource database, String ignored,
            String also) {
        return Flyway.configure().dataSource(database).locations(locations(database, also))
                .ignoreMigrationPatterns(ignored);
    }

    /** ADR 350: some of what there is only PostgreSQL can. */
    private static String[] locations(DataSource database, String also) {
        try (var connection = database.getConnection()) {
            var all = "classpath:db/migration," + (isPostgresql(connection) ? "classpath:db/postgresql," : "")
                    + also;
            return Stream.of(all.split(",", -1)).filter(location -> !location.isEmpty())
                    .toArray(String[]::new);
        } catch (SQLException cannot) {
            throw new IllegalStateException("the database does not answer", cannot);
        }
    }

    static boolean isPostgresql(Connection connection) throws SQLException {
        return connection.getMetaData().getURL().startsWith(Database.POSTGRESQL);
    }

    private static boolean hasTables(Connection connection) throws SQLException {
        try (var tables = connection.getMetaData().getTables(connection.getCatalog(), connection.getSchema(),
                "%", new String[] { "TABLE", "BASE TABLE", "VIEW" })) {
            return tables.next();
        }
    }

    /** As a user of PostgreSQL may not, since its version 15, unless the database is theirs. */
    private static void mustTakeTables(Connection connection) throws SQLException {
        if (!isPostgresql(connection)) { return; }
        try (var asked = connection.createStatement(); var answer = asked.executeQuery(
                "select coalesce(has_schema_privilege(current_schema(), 'CREATE'), false), current_setting('transaction_read_only')")) {
            answer.next();
            if (!answer.getBoolean(1)) {
                throw DatabaseRefused
                        .mayNotMakeTables(new SQLException("no privilege", Failures.NOT_ALLOWED));
            }
            if (answer.getString(2).equals("on")) { throw new SQLException("read only", Failures.READ_ONLY); }
        }
    }

    private static String version(MigrationInfo migration) {
        return String.valueOf(migration.getVersion());
    }
}
