package org.abri.domain.reminder;

import java.util.UUID;
import org.abri.domain.text.Flaw;
import org.abri.domain.text.InvalidValue;

/**
 * REM-1: the series that an appointment is one of. They are appointments like others, and know each other by it.
 *
 * @param number which of them it is, from 1 on; those after it follow
 */
public record Series(SeriesId id, Rhythm rhythm, int number) {
    private static final String BETWEEN = " ";
    private static final int PARTS = 3;

    /** Throws {@link InvalidValue} for a number that no series has. */
    public Series {
        if (number < 1 || number > rhythm.most()) { throw new InvalidValue(Flaw.NOT_SO_MANY_TIMES); }
    }

    /** As {@link #written} gives it. Throws {@link IllegalArgumentException} or {@link InvalidValue} when it is none. */
    public static Series parse(String written) {
        var parts = written.split(BETWEEN, PARTS);
        if (parts.length != PARTS) { throw new IllegalArgumentException("no series"); }
        return new Series(new SeriesId(UUID.fromString(parts[0])), Rhythm.valueOf(parts[1]),
                Integer.parseInt(parts[2]));
    }

    public String written() {
        return id + BETWEEN + rhythm + BETWEEN + number;
    }

    /** Whether this one comes after that one of the same series. */
    public boolean follows(Series other) {
        return id.equals(other.id) && number > other.number;
    }

    /**
     * When this one is once {@code first}, before it in the series, is at {@code now} and no more at {@code was}. Of another hour or place on the
     * clock each stays on its day; of another day, they are counted anew from it, as in a new series.
     */
    public AppointmentTime following(Series first, AppointmentTime was, AppointmentTime now,
            AppointmentTime own) {
        var day = now.local().toLocalDate();
        return day.equals(was.local().toLocalDate()) ? now.on(own.local().toLocalDate())
                : now.on(rhythm.day(day, number - first.number));
    }
}
