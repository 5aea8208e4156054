package org.abri.domain.account;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;

/** Days that hold for everybody, wherever they are. */
public final class Days {
    /** A day is over when it is over everywhere: what is done on the last one counts, wherever somebody is. */
    private static final ZoneOffset WHERE_DAYS_END_LAST = ZoneOffset.ofHours(-12);

    private Days() {}

    /** The day that it is then, in universal time. */
    public static LocalDate at(Instant now) {
        return LocalDate.ofInstant(now, ZoneOffset.UTC);
    }

    /** The first day that is not yet over everywhere. */
    public static LocalDate notOverAt(Instant now) {
        return LocalDate.ofInstant(now, WHERE_DAYS_END_LAST);
    }

    /** From when on that day is over everywhere. */
    public static Instant over(LocalDate day) {
        return day.plusDays(1).atStartOfDay(WHERE_DAYS_END_LAST).toInstant();
    }
}
