package org.abri.domain.reminder;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import org.abri.domain.text.Flaw;
import org.abri.domain.text.InvalidValue;

/**
 * REM-3: when somebody is expected, as it stands on their paper: date and hour, to the minute, in the time of the place. An hour
 * that the clocks leave out in spring is the one they show instead; one that comes twice in autumn is the first, since whoever
 * comes early waits and whoever comes late has missed it.
 */
public record AppointmentTime(LocalDateTime local, ZoneId zone) {
    /** Beyond that it is a slip of the finger, or no appointment. */
    private static final int FIRST_YEAR = 1900;
    private static final int LAST_YEAR = 2199;
    private static final String BETWEEN = " ";

    /** Throws {@link InvalidValue} when it is in no year in which anybody keeps appointments. */
    public AppointmentTime {
        if (local.getYear() < FIRST_YEAR || local.getYear() > LAST_YEAR) {
            throw new InvalidValue(Flaw.NOT_A_DATE);
        }
        local = local.truncatedTo(ChronoUnit.MINUTES);
    }

    /** As {@link #written} gives it. Throws {@link java.time.DateTimeException} when it is none. */
    public static AppointmentTime parse(String written) {
        var parts = written.split(BETWEEN, 2);
        return new AppointmentTime(LocalDateTime.parse(parts[0]), ZoneId.of(parts[parts.length - 1]));
    }

    /** For people and programs: {@code 2026-12-01T14:30 Europe/Paris}. */
    public String written() {
        return local + BETWEEN + zone.getId();
    }

    /** What is peculiar about that hour on that day there. */
    public enum Hour {
        USUAL,
        /** The clocks go over it: it is the hour that they show instead. */
        LEFT_OUT,
        /** The clocks show it twice: it is the first. */
        TWICE
    }

    public Hour hour() {
        return switch (zone.getRules().getValidOffsets(local).size()) {
            case 0 -> Hour.LEFT_OUT;
            case 1 -> Hour.USUAL;
            default -> Hour.TWICE;
        };
    }

    /** The same hour there on another day. Throws {@link InvalidValue} as {@link #AppointmentTime}. */
    public AppointmentTime on(LocalDate day) {
        return new AppointmentTime(day.atTime(local.toLocalTime()), zone);
    }

    public ZonedDateTime there() {
        return local.atZone(zone).withEarlierOffsetAtOverlap();
    }

    public Instant instant() {
        return there().toInstant();
    }
}
