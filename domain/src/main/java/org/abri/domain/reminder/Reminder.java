package org.abri.domain.reminder;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.abri.domain.sms.SmsState;

/**
 * REM-3: a reminder of one appointment. It leaves once for each time that the appointment has: whoever moves the appointment is
 * reminded of the new time, and of the old one no more.
 *
 * @param due when it leaves
 * @param end the appointment: from then on it is of no use, and does not leave
 * @param sms the SMS that it left as, if it did
 */
public record Reminder(ReminderId id, LeadTime lead, Instant due, Instant end, State state,
        Optional<UUID> sms) {
    /** How late it may be handed over at most, whatever the appointment is. */
    public static final Duration LATEST = Duration.ofHours(12);

    public enum State {
        /** Its time has not come. */
        PLANNED,
        /** It is handed over, or will be in a moment. */
        LEAVING,
        /** The provider has it. */
        LEFT, DELIVERED,
        /** REM-5: nobody received it, or nobody knows; whoever programmed it is to see that. */
        FAILED, NUMBER_CANNOT_RECEIVE,
        /** Its time came while the person was not to be reminded, or nobody could. */
        LAPSED, CANCELLED;

        public boolean isOver() {
            return this != PLANNED && this != LEAVING && this != LEFT;
        }
    }

    /** Empty when its time would not be before the appointment, or has passed: whoever programs it reads that at once. */
    public static Optional<Reminder> planned(ReminderId id, LeadTime lead, AppointmentTime appointment,
            Instant now) {
        return lead.dueFor(appointment).filter(due -> due.isAfter(now))
                .map(due -> new Reminder(id, lead, due, appointment.instant(), State.PLANNED,
                        Optional.empty()));
    }

    /** Until when it is of use. */
    public Instant usefulUntil() {
        var latest = due.plus(LATEST);
        return latest.isBefore(end) ? latest : end;
    }

    /** Whether it leaves now: its time has come, and the appointment has not. */
    public boolean isDueAt(Instant now) {
        return state == State.PLANNED && !now.isBefore(due) && now.isBefore(usefulUntil());
    }

    /** It leaves as that SMS. Throws {@link IllegalStateException}, a bug, when it does not leave now. */
    public Reminder leaving(UUID as, Instant now) {
        if (!isDueAt(now)) { throw new IllegalStateException("a reminder that is not due leaves"); }
        return new Reminder(id, lead, due, end, State.LEAVING, Optional.of(as));
    }

    /** REM-5: what became of that SMS. Of another one, or of what is over, it says nothing. */
    public Reminder became(UUID as, SmsState told) {
        return sms.filter(as::equals).isEmpty() || (state.isOver() && told != SmsState.DELIVERED)
                || state == State.CANCELLED ? this : with(switch (told) {
                    case LEFT -> State.LEFT;
                    case DELIVERED -> State.DELIVERED;
                    case NUMBER_CANNOT_RECEIVE -> State.NUMBER_CANNOT_RECEIVE;
                    case UNKNOWN, NOT_DELIVERED, REFUSED, TOO_LATE -> State.FAILED;
                });
    }

    /** REM-6, REM-3: its time came, and it was not to leave. */
    public Reminder lapsed() {
        return state == State.PLANNED ? with(State.LAPSED) : this;
    }

    /** REM-6: it was about to leave, and is not to any more: whoever holds its SMS says that nobody had it yet. */
    public Reminder heldBack() {
        return state == State.LEAVING ? with(State.LAPSED) : this;
    }

    /** REM-3: the appointment is not to take place, or nobody is to be reminded. What has left cannot be called back. */
    public Reminder cancelled() {
        return state == State.PLANNED ? with(State.CANCELLED) : this;
    }

    /**
     * REM-3: of the appointment's new time. What left for the old one has said the old one: it leaves again. Empty when it has no
     * time to leave any more.
     */
    public Optional<Reminder> moved(AppointmentTime appointment, Instant now) {
        if (appointment.instant().equals(end)) { return Optional.of(this); }
        return state == State.CANCELLED ? Optional.empty() : planned(id, lead, appointment, now);
    }

    private Reminder with(State next) {
        return new Reminder(id, lead, due, end, next, sms);
    }
}
