package org.abri.persistence.later;

import com.github.kagkarlsson.scheduler.testhelper.ManualScheduler;
import com.github.kagkarlsson.scheduler.testhelper.SettableClock;
import com.github.kagkarlsson.scheduler.testhelper.TestHelper;
import java.time.Duration;
import javax.sql.DataSource;
import org.abri.application.later.LaterRoom;

/** Ways for tests to run the jobs of a database. */
public final class TestJobs {
    private TestJobs() {}

    /** Runs what is due by that clock when it is told to, and answers nothing of what went wrong. */
    public static ManualScheduler runBy(SettableClock clock, DataSource database, LaterRoom.Tasks tasks) {
        return TestHelper.createManualScheduler(database, JobRunner.tasks(tasks, task -> true)).clock(clock)
                .build();
    }

    /** One node of several, which looks for jobs all the time. */
    public static JobRunner hurriedRunner(DataSource database) {
        return new JobRunner(database, Duration.ofMillis(50), Duration.ofSeconds(30));
    }
}
