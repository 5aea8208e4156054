package org.abri.domain.reminder;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.Period;
import java.util.List;
import java.util.Optional;
import org.abri.domain.text.Flaw;
import org.abri.domain.text.InvalidValue;

/** REM-1, REM-3: how long before an appointment, or the last day of a paper, somebody wishes to be reminded of it. */
public sealed interface LeadTime {
    /** REM-1: so many reminders of one appointment or paper, whoever programs them: more is a nuisance, and a bill. */
    int MOST = 5;

    /** What is proposed: the evening before, and two hours before. */
    static List<LeadTime> usual() {
        return List.of(new OnADay(1, LocalTime.of(18, 0)), new Before(Duration.ofHours(2)));
    }

    /** What can be chosen, the earliest first; the usual ones are among it. */
    static List<LeadTime> offered() {
        return List.of(new OnADay(7, LocalTime.of(18, 0)), new OnADay(1, LocalTime.of(18, 0)),
                new OnADay(0, LocalTime.of(8, 0)), new Before(Duration.ofHours(2)),
                new Before(Duration.ofMinutes(30)));
    }

    /** As {@link #written} gives it. Throws {@link java.time.DateTimeException} or {@link InvalidValue} when it is none. */
    static LeadTime parse(String written) {
        var at = written.indexOf(OnADay.AT);
        return at < 0 ? new Before(Duration.parse(written))
                : onADay(written.substring(0, at),
                        LocalTime.parse(written.substring(at + OnADay.AT.length())));
    }

    private static LeadTime onADay(String before, LocalTime hour) {
        return before.endsWith(Months.MONTHS)
                ? new Months((int) Period.parse(before).toTotalMonths(), hour)
                : new OnADay((int) Duration.parse(before).toDays(), hour);
    }

    /** What can be chosen of a paper's last day, the earliest first: at an hour at which nobody is woken. */
    static List<LeadTime> offeredOfPapers() {
        return List.of(months(4), months(2), months(1), new OnADay(7, Months.HOUR));
    }

    /** So many months before the last day of a paper, at that hour. */
    static LeadTime months(int months) {
        return new Months(months, Months.HOUR);
    }

    /** For programs: {@code P1D@18:00}, {@code P4M@10:00}, {@code PT2H}. */
    String written();

    /** When a reminder is due, if that is before the appointment at all. */
    default Optional<Instant> dueFor(AppointmentTime appointment) {
        return Optional.of(at(appointment)).filter(due -> due.isBefore(appointment.instant()));
    }

    /** Without a look at whether it is before. */
    Instant at(AppointmentTime appointment);

    /** That many days before, at an hour of the place, whatever the clocks did between. */
    record OnADay(int days, LocalTime hour) implements LeadTime {
        public static final int MOST_DAYS = 30;
        private static final String AT = "@";

        public OnADay {
            if (days < 0 || days > MOST_DAYS) { throw new InvalidValue(Flaw.NOT_A_CHOICE); }
        }

        @Override
        public String written() {
            return "P" + days + "D" + AT + hour;
        }

        @Override
        public Instant at(AppointmentTime appointment) {
            var day = appointment.local().toLocalDate().minusDays(days);
            return new AppointmentTime(day.atTime(hour), appointment.zone()).instant();
        }
    }

    /** That many months before, at an hour of the place; where a month is too short, on its last day. */
    record Months(int months, LocalTime hour) implements LeadTime {
        public static final int MOST = 12;
        private static final LocalTime HOUR = LocalTime.of(10, 0);
        private static final String MONTHS = "M";

        public Months {
            if (months < 1 || months > MOST) { throw new InvalidValue(Flaw.NOT_A_CHOICE); }
        }

        @Override
        public String written() {
            return "P" + months + MONTHS + OnADay.AT + hour;
        }

        @Override
        public Instant at(AppointmentTime appointment) {
            var day = appointment.local().toLocalDate().minusMonths(months);
            return new AppointmentTime(day.atTime(hour), appointment.zone()).instant();
        }
    }

    /** So long before, as it passes on a watch. */
    record Before(Duration time) implements LeadTime {
        public static final Duration SHORTEST = Duration.ofMinutes(15);
        public static final Duration LONGEST = Duration.ofDays(7);

        public Before {
            if (time.compareTo(SHORTEST) < 0 || time.compareTo(LONGEST) > 0) {
                throw new InvalidValue(Flaw.NOT_A_CHOICE);
            }
        }

        @Override
        public String written() {
            return time.toString();
        }

        @Override
        public Instant at(AppointmentTime appointment) {
            return appointment.instant().minus(time);
        }
    }
}
