package org.abri.domain.reminder;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;

/** REM-1: how often an appointment comes back. The names are stored: they are never renamed, only added to. */
public enum Rhythm {
    WEEKLY(ChronoUnit.WEEKS, 1, 52), EVERY_TWO_WEEKS(ChronoUnit.WEEKS, 2, 26),
    /** On the same day of each month; where a month is too short, on its last. */
    MONTHLY(ChronoUnit.MONTHS, 1, 12);

    private final ChronoUnit unit;
    private final int each;
    private final int most;

    Rhythm(ChronoUnit unit, int each, int most) {
        this.unit = unit;
        this.each = each;
        this.most = most;
    }

    /** How many there are in a year: no series is longer. */
    public int most() {
        return most;
    }

    /** The day of that one of which {@code first} is the day of the first; counted from it, so that a short month shortens no other. */
    public LocalDate day(LocalDate first, int later) {
        return first.plus((long) each * later, unit);
    }
}
