package org.abri.domain.vault;

import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import org.abri.domain.reminder.AppointmentTime;
import org.abri.domain.reminder.LeadTime;

/** REM-4: what a reminder reminds of, as far as its SMS may say it. */
public sealed interface Occasion {
    /** When it is over: from then on a reminder of it is of no use. */
    AppointmentTime time();

    /** What can be chosen, the earliest first. */
    List<LeadTime> offered();

    /** Empty of what nobody is reminded of; {@code zone} is that of days that say none. */
    static Optional<Occasion> of(ItemContent content, ZoneId zone) {
        return switch (content) {
            case ItemContent.Appointment appointment -> Optional.of(Meeting.of(appointment));
            case ItemContent.Document document -> document.endsOn().map(day -> new LastDay(day, zone));
            case ItemContent.Contact contact -> Optional.empty();
            case ItemContent.Note note -> Optional.empty();
            case ItemContent.Unreadable damaged -> Optional.empty();
        };
    }

    /**
     * An appointment.
     *
     * @param place if it is known
     */
    record Meeting(AppointmentTime time, Optional<String> place) implements Occasion {
        public static Meeting of(ItemContent.Appointment appointment) {
            return new Meeting(appointment.time(), appointment.place());
        }

        @Override
        public List<LeadTime> offered() {
            return LeadTime.offered();
        }
    }

    /**
     * That a paper ends; its SMS says neither which nor when.
     *
     * @param day the last one on which it is good
     */
    record LastDay(LocalDate day, ZoneId zone) implements Occasion {
        private static final LocalTime LAST_MINUTE = LocalTime.of(23, 59);

        @Override
        public AppointmentTime time() {
            return new AppointmentTime(day.atTime(LAST_MINUTE), zone);
        }

        @Override
        public List<LeadTime> offered() {
            return LeadTime.offeredOfPapers();
        }
    }
}
