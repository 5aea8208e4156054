package org.abri.domain.reminder;

import static org.abri.domain.reminder.Reminder.State.CANCELLED;
import static org.abri.domain.reminder.Reminder.State.DELIVERED;
import static org.abri.domain.reminder.Reminder.State.FAILED;
import static org.abri.domain.reminder.Reminder.State.LAPSED;
import static org.abri.domain.reminder.Reminder.State.LEAVING;
import static org.abri.domain.reminder.Reminder.State.LEFT;
import static org.abri.domain.reminder.Reminder.State.PLANNED;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Map;
import java.util.UUID;
import org.abri.domain.sms.SmsState;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class ReminderTest {
    private static final ZoneId PARIS = ZoneId.of("Europe/Paris");
    private static final Instant NOW = Instant.parse("2026-11-29T12:00:00Z");
    private static final ReminderId ID = new ReminderId(new UUID(0, 1));
    private static final UUID SMS = new UUID(0, 2);
    private static final LeadTime EVENING = LeadTime.usual().getFirst();
    private static final AppointmentTime THURSDAY = at("2026-12-03T09:30");
    private static final Instant DUE = Instant.parse("2026-12-02T17:00:00Z");

    private final Reminder reminder = Reminder.planned(ID, EVENING, THURSDAY, NOW).orElseThrow();
    private final Reminder leaving = reminder.leaving(SMS, DUE);

    private static AppointmentTime at(String local) {
        return new AppointmentTime(LocalDateTime.parse(local), PARIS);
    }

    @Test
    @DisplayName("REM-3: a reminder leaves at its time or soon after, once, and not before")
    void leavesOnce() {
        assertThat(reminder.state()).isEqualTo(PLANNED);
        assertThat(reminder.due()).isEqualTo(DUE);
        assertThat(reminder.isDueAt(DUE.minusMillis(1))).isFalse();
        assertThat(reminder.isDueAt(DUE)).isTrue();
        assertThat(leaving.state()).isEqualTo(LEAVING);
        assertThat(leaving.sms()).contains(SMS);
        assertThat(leaving.isDueAt(DUE)).isFalse();
        assertThatThrownBy(() -> leaving.leaving(SMS, DUE)).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> reminder.leaving(SMS, DUE.minusMillis(1)))
                .isInstanceOf(IllegalStateException.class);
    }

    @Test
    @DisplayName("REM-3: never after the appointment, and never so late that it says nothing: twelve hours at most")
    void neverAfter() {
        var twoHours = Reminder.planned(ID, LeadTime.usual().getLast(), THURSDAY, NOW).orElseThrow();
        assertThat(twoHours.usefulUntil()).isEqualTo(THURSDAY.instant());
        assertThat(twoHours.isDueAt(THURSDAY.instant().minusMillis(1))).isTrue();
        assertThat(twoHours.isDueAt(THURSDAY.instant())).isFalse();
        assertThat(reminder.isDueAt(DUE.plus(Duration.ofHours(12)).minusMillis(1))).isTrue();
        assertThat(reminder.isDueAt(DUE.plus(Duration.ofHours(12)))).isFalse();
    }

    @Test
    @DisplayName("REM-1: a reminder whose time has passed, or is not before the appointment, is not programmed")
    void inThePast() {
        assertThat(Reminder.planned(ID, EVENING, THURSDAY, DUE.minusMillis(1))).isPresent();
        assertThat(Reminder.planned(ID, EVENING, THURSDAY, DUE)).isEmpty();
        assertThat(Reminder.planned(ID, EVENING, at("2026-11-01T09:30"), NOW)).isEmpty();
        assertThat(Reminder.planned(ID, new LeadTime.OnADay(0, LocalTime.NOON), THURSDAY, NOW)).isEmpty();
    }

    @Test
    @DisplayName("REM-5: what became of the SMS is known of the reminder; what nobody received is shown as failed")
    void became() {
        var states =
                Map.of(SmsState.LEFT, LEFT, SmsState.DELIVERED, DELIVERED, SmsState.NOT_DELIVERED, FAILED,
                        SmsState.UNKNOWN, FAILED, SmsState.REFUSED, FAILED, SmsState.TOO_LATE, FAILED,
                        SmsState.NUMBER_CANNOT_RECEIVE, Reminder.State.NUMBER_CANNOT_RECEIVE);
        for (var told : SmsState.values()) {
            assertThat(leaving.became(SMS, told).state()).as(told.name()).isEqualTo(states.get(told));
            assertThat(leaving.became(new UUID(9, 9), told)).isEqualTo(leaving);
            assertThat(reminder.became(SMS, told)).isEqualTo(reminder);
        }
        var left = leaving.became(SMS, SmsState.LEFT);
        assertThat(left.became(SMS, SmsState.NOT_DELIVERED).became(SMS, SmsState.DELIVERED).state())
                .isEqualTo(DELIVERED);
        var delivered = left.became(SMS, SmsState.DELIVERED);
        assertThat(delivered.became(SMS, SmsState.NOT_DELIVERED)).isEqualTo(delivered);
    }

    @Test
    @DisplayName("REM-3, REM-6: what waits is cancelled, or lapses; what has left cannot be called back")
    void over() {
        assertThat(reminder.cancelled().state()).isEqualTo(CANCELLED);
        assertThat(reminder.lapsed().state()).isEqualTo(LAPSED);
        assertThat(reminder.cancelled().isDueAt(DUE)).isFalse();
        assertThat(reminder.cancelled().lapsed().state()).isEqualTo(CANCELLED);
        assertThat(leaving.cancelled()).isEqualTo(leaving);
        assertThat(leaving.heldBack().state()).isEqualTo(LAPSED);
        assertThat(reminder.heldBack()).isEqualTo(reminder);
        assertThat(leaving.lapsed()).isEqualTo(leaving);
    }

    @Test
    @DisplayName("REM-3: who moves the appointment is reminded of the new time, also after the old one was said, and of the same time once")
    void moved() {
        var later = at("2026-12-10T09:30");
        for (var one : new Reminder[] { reminder, leaving, leaving.became(SMS, SmsState.DELIVERED),
                reminder.lapsed() }) {
            assertThat(one.moved(later, NOW))
                    .contains(Reminder.planned(ID, EVENING, later, NOW).orElseThrow());
            assertThat(one.moved(THURSDAY, NOW)).contains(one);
            assertThat(one.moved(at("2026-11-29T14:00"), NOW)).isEmpty();
        }
        assertThat(reminder.cancelled().moved(later, NOW)).isEmpty();
        var twice = reminder.moved(later, NOW).orElseThrow().moved(THURSDAY, NOW);
        assertThat(twice).contains(reminder);
    }
}
