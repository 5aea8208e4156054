package org.abri.contracts.later;

import static org.abri.contracts.Given.NOW;
import static org.abri.contracts.Given.later;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.abri.application.later.Jobs;
import org.abri.contracts.AllOrNothing;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Holds jobs to their promise: kept with the data, run once, not before their time. */
public interface JobsContract extends AllOrNothing {
    /** Makes it {@code now}, lets everything that is due run, and answers the subjects of what ran. */
    List<UUID> runDue(Instant now);

    @Test
    @DisplayName("REM-3: a job runs at its time, and once")
    default void runsOnceAtItsTime() {
        var subject = scheduled(later(10));

        assertThat(runDue(later(10).minusMillis(1))).doesNotContain(subject);
        assertThat(runDue(later(10))).containsOnlyOnce(subject);
        assertThat(runDue(later(20))).doesNotContain(subject);
    }

    @Test
    @DisplayName("AVL-2: a job whose time has passed while nobody ran jobs still runs")
    default void runsLate() {
        var subject = scheduled(NOW);

        assertThat(runDue(later(60 * 24 * 30))).containsOnlyOnce(subject);
    }

    @Test
    @DisplayName("I4: a job of a unit of work that failed is not there")
    default void failedUnitLeavesNoJob() {
        var subject = UUID.randomUUID();

        assertThatThrownBy(() -> given().run(() -> {
            ports().jobs().runOnce(Jobs.Task.SEND_SMS, subject, NOW);
            throw new IllegalArgumentException("on purpose");
        })).isInstanceOf(IllegalArgumentException.class);

        assertThat(runDue(later(10))).doesNotContain(subject);
    }

    @Test
    @DisplayName("Jobs for different subjects do not disturb each other")
    default void everySubjectRuns() {
        var one = scheduled(later(1));
        var other = scheduled(later(2));
        var future = scheduled(later(5));

        assertThat(runDue(later(3))).contains(one, other).doesNotContain(future);
        assertThat(runDue(later(5))).contains(future).doesNotContain(one, other);
    }

    @Test
    @DisplayName("REM-5: what ran can be asked for again, and runs again")
    default void canBeAskedForAgain() {
        var subject = scheduled(NOW);
        assertThat(runDue(NOW)).contains(subject);

        given().run(() -> ports().jobs().runOnce(Jobs.Task.SEND_SMS, subject, later(5)));

        assertThat(runDue(later(4))).doesNotContain(subject);
        assertThat(runDue(later(5))).containsOnlyOnce(subject);
    }

    private UUID scheduled(Instant at) {
        var subject = UUID.randomUUID();
        given().run(() -> ports().jobs().runOnce(Jobs.Task.SEND_SMS, subject, at));
        return subject;
    }
}
