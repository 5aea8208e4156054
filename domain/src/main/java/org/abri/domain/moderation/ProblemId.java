package org.abri.domain.moderation;

import java.util.Locale;
import java.util.UUID;

/** Names what somebody told of. */
public record ProblemId(UUID value) {
    private static final int PART = 4;

    /** MOD-3: what people say on the phone to name it: {@code 3F9A-01C2}. It opens nothing. */
    public String reference() {
        var digits = value.toString().substring(0, 2 * PART).toUpperCase(Locale.ROOT);
        return digits.substring(0, PART) + "-" + digits.substring(PART);
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
