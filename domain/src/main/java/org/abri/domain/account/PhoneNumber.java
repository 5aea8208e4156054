package org.abri.domain.account;

import java.util.regex.Pattern;
import org.abri.domain.text.Flaw;
import org.abri.domain.text.InvalidValue;

/** A phone number as E.164 writes it ({@code +33639980001}). */
public record PhoneNumber(String value) {
    private static final Pattern E164 = Pattern.compile("\\+[1-9]\\d{6,14}");

    public PhoneNumber {
        if (!E164.matcher(value).matches()) { throw new InvalidValue(Flaw.NOT_A_PHONE_NUMBER); }
    }
}
