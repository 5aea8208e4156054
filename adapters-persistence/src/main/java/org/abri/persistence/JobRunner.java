package org.abri.persistence;

import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.SchedulerName;
import com.github.kagkarlsson.scheduler.logging.LogLevel;
import com.github.kagkarlsson.scheduler.task.ExecutionComplete;
import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.task.helper.OneTimeTask;
import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import io.micronaut.context.annotation.Property;
import io.micronaut.data.connection.jdbc.advice.DelegatingDataSource;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;
import javax.sql.DataSource;
import org.abri.application.Jobs;
import org.jspecify.annotations.Nullable;

/**
 * Runs the jobs of the database, each on one of the nodes that share it. A handler that throws is called again later; so
 * is one whose node died: handlers must bear being called twice.
 */
@Singleton
public final class JobRunner {
    private static final int THREADS = 8;
    private static final Duration HEARTBEAT = Duration.ofSeconds(30);
    private static final Duration FIRST_RETRY = Duration.ofSeconds(30);
    private static final Duration LONGEST_RETRY = Duration.ofHours(1);
    private static final int DOUBLINGS = 7;
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    /** Work that comes back, {@code interval} after it ended, on one node for all of them. The name is stored. */
    public record Recurring(String name, Duration interval, Runnable work) {}

    private final DataSource database;
    private final Duration polling;
    private @Nullable Scheduler scheduler;

    JobRunner(DataSource database,
            @Property(name = "abri.jobs.polling", defaultValue = "1s") Duration polling) {
        this.database = DelegatingDataSource.unwrapDataSource(database);
        this.polling = polling;
    }

    /** Begins; {@code handlers} has one for every kind of task. */
    public synchronized void start(Map<Jobs.Task, Consumer<UUID>> handlers, List<Recurring> recurring) {
        if (scheduler != null) { throw new IllegalStateException("started already"); }
        scheduler = Scheduler.create(database, tasks(handlers))
                .startTasks(recurring.stream().map(JobRunner::recurring).toList())
                .schedulerName(new SchedulerName.Fixed("abri-" + UUID.randomUUID()))
                .jdbcCustomization(DbSchedulerJobs.wordsOf(database))
                .threads(THREADS)
                .pollingInterval(polling)
                .heartbeatInterval(HEARTBEAT)
                .shutdownMaxWait(PATIENCE)
                .failureLogging(LogLevel.WARN, false)
                .build();
        scheduler.start();
    }

    /** Takes no new job and waits for those that run. Stopping what does not run changes nothing. */
    @PreDestroy
    public synchronized void stop() {
        if (scheduler != null) {
            scheduler.stop();
            scheduler = null;
        }
    }

    static List<Task<?>> tasks(Map<Jobs.Task, Consumer<UUID>> handlers) {
        return Arrays.stream(Jobs.Task.values()).<Task<?>> map(task -> oneTime(task, handlers)).toList();
    }

    private static OneTimeTask<Void> oneTime(Jobs.Task task, Map<Jobs.Task, Consumer<UUID>> handlers) {
        var handler = handlers.get(task);
        if (handler == null) { throw new IllegalArgumentException("no handler for " + task); }
        return Tasks.oneTime(task.name())
                .onFailure((failed, operations) -> operations.reschedule(failed, nextTry(failed)))
                .execute((instance, context) -> handler.accept(DbSchedulerJobs.subjectOf(instance.getId())));
    }

    private static RecurringTask<Void> recurring(Recurring recurring) {
        return Tasks.recurring(recurring.name(), FixedDelay.of(recurring.interval()))
                .execute((instance, context) -> recurring.work().run());
    }

    private static Instant nextTry(ExecutionComplete failed) {
        var doublings = Math.min(failed.getExecution().consecutiveFailures, DOUBLINGS);
        var pause = FIRST_RETRY.multipliedBy(1L << doublings);
        return failed.getTimeDone().plus(pause.compareTo(LONGEST_RETRY) > 0 ? LONGEST_RETRY : pause);
    }
}
