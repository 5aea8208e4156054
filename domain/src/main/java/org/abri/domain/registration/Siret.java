package org.abri.domain.registration;

import org.abri.domain.text.Digits;
import org.abri.domain.text.Flaw;
import org.abri.domain.text.InvalidValue;
import org.abri.domain.text.TypedText;

/** The number of a French establishment: fourteen digits that check themselves (Luhn; those of the post add up to fives). */
public record Siret(String value) {
    private static final int DIGITS = 14;
    private static final int LONGEST_TYPED = 40;
    /** Its thousands of offices could not all be numbered by Luhn. */
    private static final String THE_POST = "356000000";

    public Siret {
        if (!value.matches("[0-9]{" + DIGITS + "}") || !checks(value)) {
            throw new InvalidValue(Flaw.NOT_A_SIRET);
        }
    }

    /** As people write it, in groups or not. Throws {@link InvalidValue} when it is none. */
    public static Siret typed(String typed) {
        return new Siret(Digits.alone(TypedText.line(typed, LONGEST_TYPED))
                .orElseThrow(() -> new InvalidValue(Flaw.NOT_A_SIRET)));
    }

    private static boolean checks(String digits) {
        return luhn(digits) % 10 == 0 || (digits.startsWith(THE_POST)
                && digits.chars().map(digit -> digit - '0').sum() % 5 == 0);
    }

    private static int luhn(String digits) {
        var sum = 0;
        for (var place = 0; place < digits.length(); place++) {
            var digit = digits.charAt(digits.length() - 1 - place) - '0';
            var doubled = place % 2 == 0 ? digit : 2 * digit;
            sum += doubled > 9 ? doubled - 9 : doubled;
        }
        return sum;
    }

    /** As papers write it: {@code 356 000 000 00001}. */
    public String shown() {
        return value.substring(0, 3) + " " + value.substring(3, 6) + " " + value.substring(6, 9) + " "
                + value.substring(9);
    }
}
