package org.abri.persistence;

import io.micronaut.context.event.BeanCreatedEvent;
import io.micronaut.context.event.BeanCreatedEventListener;
import io.micronaut.data.connection.jdbc.advice.DelegatingDataSource;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Arrays;
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
    @Override
    public DataSource onCreated(BeanCreatedEvent<DataSource> event) {
        upToDate(DelegatingDataSource.unwrapDataSource(event.getBean()));
        return event.getBean();
    }

    /** OPS-1: throws {@link DatabaseRefused} when the database is newer than this program, or not one of its own. */
    public static void upToDate(DataSource database) {
        migrate(flyway(database, ""));
    }

    /** As well, no further than that version. Throws {@link DatabaseRefused} when this program does not know it. */
    public static void upTo(DataSource database, String version) {
        var known = flyway(database, "").info().all();
        if (Arrays.stream(known).noneMatch(migration -> version(migration).equals(version))) {
            throw DatabaseRefused.newer(version);
        }
        migrate(configured(database, "").target(version).load());
    }

    /** That the database is at. */
    public static String version(DataSource database) {
        return version(flyway(database, "").info().current());
    }

    private static void migrate(Flyway flyway) {
        refuseNewer(flyway);
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

    /**
     * OPS-1: throws what {@link #upToDate} would throw, without changing anything. Answers whether the schema is up to date
     * already.
     */
    static boolean isUpToDate(DataSource database) throws SQLException {
        var flyway = flyway(database, "*:pending");
        refuseNewer(flyway);
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
        return configured(database, ignored).load();
    }

    private static FluentConfiguration configured(DataSource database, String ignored) {
        return Flyway.configure().dataSource(database).locations("classpath:db/migration")
                .ignoreMigrationPatterns(ignored);
    }

    private static void refuseNewer(Flyway flyway) {
        var newer = Arrays.stream(flyway.info().all())
                .filter(migration -> migration.getState().name().startsWith("FUTURE")).toList();
        if (!newer.isEmpty()) { throw DatabaseRefused.newer(version(newer.getLast())); }
    }

    private static boolean hasTables(Connection connection) throws SQLException {
        try (var tables = connection.getMetaData().getTables(connection.getCatalog(), connection.getSchema(),
                "%", new String[] { "TABLE", "BASE TABLE", "VIEW" })) {
            return tables.next();
        }
    }

    /** As a user of PostgreSQL may not, since its version 15, unless the database is theirs. */
    private static void mustTakeTables(Connection connection) throws SQLException {
        if (!connection.getMetaData().getURL().startsWith(Database.POSTGRESQL)) { return; }
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
