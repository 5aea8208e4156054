package org.abri.domain.reminder;

import java.time.LocalDate;
import java.util.List;
import java.util.stream.IntStream;
import org.abri.domain.text.Flaw;
import org.abri.domain.text.InvalidValue;

/** REM-1: that an appointment comes back, and how many there are with the first: two at least, a year of them at most. */
public record Recurrence(Rhythm rhythm, int times) {
    private static final int FEWEST = 2;

    /** Throws {@link InvalidValue} when there are fewer or more. */
    public Recurrence {
        if (times < FEWEST || times > rhythm.most()) { throw new InvalidValue(Flaw.NOT_SO_MANY_TIMES); }
    }

    /** As often as there are until that day, which counts. Throws {@link InvalidValue} when that is before the first, or too few or too many. */
    public static Recurrence until(Rhythm rhythm, LocalDate first, LocalDate last) {
        if (last.isBefore(first)) { throw new InvalidValue(Flaw.ENDS_BEFORE_IT_BEGINS); }
        return new Recurrence(rhythm, (int) IntStream.rangeClosed(0, rhythm.most())
                .takeWhile(later -> !rhythm.day(first, later).isAfter(last)).count());
    }

    /**
     * When they are, the first at that time: each at the same hour there, whatever the clocks do between. Throws
     * {@link InvalidValue} when one is in no year in which anybody keeps appointments.
     */
    public List<AppointmentTime> times(AppointmentTime first) {
        return IntStream.range(0, times).mapToObj(later -> first.on(
                rhythm.day(first.local().toLocalDate(), later))).toList();
    }
}
