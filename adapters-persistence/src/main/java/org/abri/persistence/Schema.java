package org.abri.persistence;

import io.micronaut.context.event.BeanCreatedEvent;
import io.micronaut.context.event.BeanCreatedEventListener;
import io.micronaut.data.connection.jdbc.advice.DelegatingDataSource;
import jakarta.inject.Singleton;
import java.util.Arrays;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.MigrationInfo;

/** Brings the database up to date before anybody else sees it, once, however many nodes start together. */
@Singleton
final class Schema implements BeanCreatedEventListener<DataSource> {
    @Override
    public DataSource onCreated(BeanCreatedEvent<DataSource> event) {
        upToDate(DelegatingDataSource.unwrapDataSource(event.getBean()));
        return event.getBean();
    }

    /** OPS-1: throws {@link SchemaRefused} when the database is newer than this program, or not one of its own. */
    static void upToDate(DataSource database) {
        var flyway = Flyway.configure().dataSource(database).locations("classpath:db/migration")
                .ignoreMigrationPatterns("").load();
        var newer = Arrays.stream(flyway.info().all())
                .filter(migration -> migration.getState().name().startsWith("FUTURE")).toList();
        if (!newer.isEmpty()) { throw SchemaRefused.newer(version(newer.getLast())); }
        try {
            flyway.migrate();
        } catch (org.flywaydb.core.api.exception.FlywayValidateException changed) {
            throw SchemaRefused.changed(changed);
        }
    }

    private static String version(MigrationInfo migration) {
        return String.valueOf(migration.getVersion());
    }
}
