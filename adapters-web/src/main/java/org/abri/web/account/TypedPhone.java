package org.abri.web.account;

import java.util.regex.Pattern;
import org.abri.domain.account.PhoneNumber;

/** A phone number as people in France write it; numbers of other countries begin with {@code +} or {@code 00}. */
final class TypedPhone {
    private static final Pattern FILLING = Pattern.compile("[\\s\\p{Zs}.()/-]");
    private static final Pattern NATIONAL = Pattern.compile("0[1-9]\\d{8}");

    private TypedPhone() {}

    static PhoneNumber read(String typed) {
        var digits = FILLING.matcher(typed).replaceAll("");
        if (NATIONAL.matcher(digits).matches()) { return new PhoneNumber("+33" + digits.substring(1)); }
        return new PhoneNumber(digits.startsWith("00") ? "+" + digits.substring(2) : digits);
    }
}
