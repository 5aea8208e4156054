package org.abri.domain.text;

import java.time.LocalTime;
import java.util.regex.Pattern;

/** An hour as people write it: {@code 14:30}, {@code 14h30}, {@code 14 h}, {@code 9.05}, {@code 14}, in the digits of any script. */
public final class TypedHour {
    private static final int LONGEST = 20;
    private static final Pattern HOUR =
            Pattern.compile("(\\d{1,2})(?:\\s*[:.hH]\\s*(\\d{2})?(?::00)?)?\\s*(?:min|mn)?");

    private TypedHour() {}

    /** Throws {@link InvalidValue} when nothing is typed, or no hour of a day. */
    public static LocalTime read(String typed) {
        var hour = HOUR.matcher(Digits.folded(TypedText.line(typed, LONGEST)));
        if (!hour.matches()) { throw notAnHour(); }
        var minutes = hour.group(2) == null ? 0 : Integer.parseInt(hour.group(2));
        var hours = Integer.parseInt(hour.group(1));
        if (hours > 23 || minutes > 59) { throw notAnHour(); }
        return LocalTime.of(hours, minutes);
    }

    private static InvalidValue notAnHour() {
        return new InvalidValue(Flaw.NOT_AN_HOUR);
    }
}
