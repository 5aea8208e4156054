package org.abri.web.account;

import java.util.Optional;
import java.util.regex.Pattern;
import org.abri.domain.account.PhoneNumber;

/** A phone number as people in France write it; numbers of other countries begin with {@code +} or {@code 00}. */
final class TypedPhone {
    private static final Pattern FILLING = Pattern.compile("[\\s\\p{Zs}.()/-]");
    private static final Pattern NATIONAL = Pattern.compile("0[1-9]\\d{8}");

    private TypedPhone() {}

    /** Nothing when nothing was typed. */
    static Optional<PhoneNumber> read(String typed) {
        if (typed.isBlank()) { return Optional.empty(); }
        var digits = FILLING.matcher(typed).replaceAll("");
        if (NATIONAL.matcher(digits).matches()) {
            return Optional.of(new PhoneNumber("+33" + digits.substring(1)));
        }
        return Optional.of(new PhoneNumber(digits.startsWith("00") ? "+" + digits.substring(2) : digits));
    }
}
