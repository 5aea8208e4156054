package org.abri.persistence.later;

import com.github.kagkarlsson.scheduler.SchedulerClient;
import com.github.kagkarlsson.scheduler.jdbc.DefaultJdbcCustomization;
import com.github.kagkarlsson.scheduler.jdbc.JdbcCustomization;
import com.github.kagkarlsson.scheduler.jdbc.PostgreSqlJdbcCustomization;
import com.github.kagkarlsson.scheduler.task.TaskDescriptor;
import io.micronaut.data.connection.jdbc.advice.DelegatingDataSource;
import jakarta.inject.Singleton;
import java.sql.SQLException;
import java.time.Instant;
import java.util.UUID;
import javax.sql.DataSource;
import org.abri.application.Outage;
import org.abri.application.later.Jobs;
import org.abri.persistence.SqlUnitOfWork;

/**
 * Jobs in the database, scheduled on the connection of the unit of work: there when it commits, gone when it does not.
 * A job bears the id of its subject and its time, nothing else: the same one asked for twice runs once, and a job may ask
 * for its own next try.
 */
@Singleton
final class DbSchedulerJobs implements Jobs {
    private static final String SLOW = "slow_tasks";
    private static final String USUAL = "scheduled_tasks";

    private final SqlUnitOfWork work;
    private final SchedulerClient usual;
    private final SchedulerClient slow;

    DbSchedulerJobs(SqlUnitOfWork work, DataSource ofUnitOfWork) {
        this.work = work;
        this.usual = client(ofUnitOfWork, tableOf(false));
        this.slow = client(ofUnitOfWork, tableOf(true));
    }

    private static SchedulerClient client(DataSource ofUnitOfWork, String table) {
        return SchedulerClient.Builder.create(ofUnitOfWork).tableName(table)
                .jdbcCustomization(wordsOf(DelegatingDataSource.unwrapDataSource(ofUnitOfWork)))
                .build();
    }

    /** Where jobs wait that are slow, or are not. */
    static String tableOf(boolean isSlow) {
        return isSlow ? SLOW : USUAL;
    }

    @Override
    public void runOnce(Task task, UUID subject, Instant at) {
        work.mustBeInOne();
        (task.isSlow() ? slow : usual).scheduleIfNotExists(
                TaskDescriptor.of(task.name()).instance(nameOf(subject, at)).scheduledTo(at));
    }

    /** How db-scheduler speaks to that database; left to itself it warns of every H2. */
    static JdbcCustomization wordsOf(DataSource database) {
        try (var connection = database.getConnection()) {
            return connection.getMetaData().getDatabaseProductName().equals("H2")
                    ? new DefaultJdbcCustomization(false)
                    : new PostgreSqlJdbcCustomization(false, false);
        } catch (SQLException unreachable) {
            throw new Outage("the database does not answer", unreachable);
        }
    }

    private static String nameOf(UUID subject, Instant at) {
        return subject + "@" + at.toEpochMilli();
    }

    static UUID subjectOf(String name) {
        return UUID.fromString(name.substring(0, name.indexOf('@')));
    }
}
