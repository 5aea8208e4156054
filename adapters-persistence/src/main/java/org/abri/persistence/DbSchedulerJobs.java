package org.abri.persistence;

import com.github.kagkarlsson.scheduler.SchedulerClient;
import com.github.kagkarlsson.scheduler.jdbc.AutodetectJdbcCustomization;
import com.github.kagkarlsson.scheduler.task.TaskDescriptor;
import io.micronaut.data.connection.jdbc.advice.DelegatingDataSource;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.UUID;
import javax.sql.DataSource;
import org.abri.application.Jobs;

/**
 * Jobs in the database, scheduled on the connection of the unit of work: there when it commits, gone when it does not.
 * A job bears the id of its subject and its time, nothing else: the same one asked for twice runs once, and a job may ask
 * for its own next try.
 */
@Singleton
final class DbSchedulerJobs implements Jobs {
    private final SqlUnitOfWork work;
    private final SchedulerClient client;

    DbSchedulerJobs(SqlUnitOfWork work, DataSource ofUnitOfWork) {
        this.work = work;
        this.client = SchedulerClient.Builder.create(ofUnitOfWork)
                .jdbcCustomization(
                        new AutodetectJdbcCustomization(DelegatingDataSource.unwrapDataSource(ofUnitOfWork)))
                .build();
    }

    @Override
    public void runOnce(Task task, UUID subject, Instant at) {
        work.mustBeInOne();
        client.scheduleIfNotExists(
                TaskDescriptor.of(task.name()).instance(nameOf(subject, at)).scheduledTo(at));
    }

    private static String nameOf(UUID subject, Instant at) {
        return subject + "@" + at.toEpochMilli();
    }

    static UUID subjectOf(String name) {
        return UUID.fromString(name.substring(0, name.indexOf('@')));
    }
}
