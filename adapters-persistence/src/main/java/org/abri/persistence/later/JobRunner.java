package org.abri.persistence.later;

import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.SchedulerBuilder;
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
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.function.Predicate;
import javax.sql.DataSource;
import org.abri.application.later.Chore;
import org.abri.application.later.Jobs;
import org.abri.application.later.LaterRoom;

/**
 * Runs the jobs of the database, each on one of the nodes that share it; what is slow on a thread of its own (ADR 50), one
 * after the other. A handler that throws is called again later; so
 * is one whose node died: handlers must bear being called twice.
 */
@Singleton
public final class JobRunner {
    private static final int THREADS = 8;
    private static final Duration FIRST_RETRY = Duration.ofSeconds(30);
    private static final Duration LONGEST_RETRY = Duration.ofHours(1);
    private static final int DOUBLINGS = 7;
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    /** What is slow is begun again on another day, or node. */
    private static final Duration PATIENCE_WHEN_SLOW = Duration.ofSeconds(1);
    /** What a newer program asked for is left alone, however long it waits. */
    private static final Duration NEVER = Duration.ofDays(36_500);

    private final DataSource database;
    private final Duration polling;
    private final Duration heartbeat;
    private final List<Scheduler> schedulers = new ArrayList<>();

    JobRunner(DataSource database,
            @Property(name = "abri.jobs.polling", defaultValue = "1s") Duration polling,
            @Property(name = "abri.jobs.heartbeat", defaultValue = "30s") Duration heartbeat) {
        this.database = DelegatingDataSource.unwrapDataSource(database);
        this.polling = polling;
        this.heartbeat = heartbeat;
    }

    /** Begins. */
    public synchronized void start(LaterRoom later) {
        if (!schedulers.isEmpty()) { throw new IllegalStateException("started already"); }
        start(Scheduler.create(database, tasks(later.tasks(), task -> !task.isSlow()))
                .startTasks(later.chores().stream().map(JobRunner::recurring).toList())
                .tableName(DbSchedulerJobs.tableOf(false)).threads(THREADS)
                .shutdownMaxWait(PATIENCE));
        start(Scheduler.create(database, tasks(later.tasks(), Jobs.Task::isSlow))
                .tableName(DbSchedulerJobs.tableOf(true)).threads(1)
                .shutdownMaxWait(PATIENCE_WHEN_SLOW));
    }

    private void start(SchedulerBuilder builder) {
        var scheduler = builder.schedulerName(new SchedulerName.Fixed("abri-" + UUID.randomUUID()))
                .jdbcCustomization(DbSchedulerJobs.wordsOf(database))
                .pollingInterval(polling)
                .heartbeatInterval(heartbeat)
                .deleteUnresolvedAfter(NEVER)
                .failureLogging(LogLevel.WARN, false)
                .build();
        schedulers.add(scheduler);
        scheduler.start();
    }

    /** Takes no new job and waits for those that run. Stopping what does not run changes nothing. */
    @PreDestroy
    public synchronized void stop() {
        schedulers.reversed().forEach(Scheduler::stop);
        schedulers.clear();
    }

    /** Those of them that are wanted. */
    static List<Task<?>> tasks(LaterRoom.Tasks tasks, Predicate<Jobs.Task> wanted) {
        return Arrays.stream(Jobs.Task.values()).filter(wanted).<Task<?>> map(task -> oneTime(task, tasks))
                .toList();
    }

    private static OneTimeTask<Void> oneTime(Jobs.Task task, LaterRoom.Tasks tasks) {
        return Tasks.oneTime(task.name())
                .onFailure((failed, operations) -> operations.reschedule(failed, nextTry(failed)))
                .execute((instance, context) -> tasks.run(task, DbSchedulerJobs.subjectOf(instance.getId())));
    }

    private static RecurringTask<Void> recurring(Chore chore) {
        return Tasks.recurring(chore.name(), FixedDelay.of(chore.every()))
                .execute((instance, context) -> chore.work().run());
    }

    private static Instant nextTry(ExecutionComplete failed) {
        var doublings = Math.min(failed.getExecution().consecutiveFailures, DOUBLINGS);
        var pause = FIRST_RETRY.multipliedBy(1L << doublings);
        return failed.getTimeDone().plus(pause.compareTo(LONGEST_RETRY) > 0 ? LONGEST_RETRY : pause);
    }
}
