package org.abri.domain.vault;

import org.abri.domain.text.Digits;
import org.abri.domain.text.Flaw;
import org.abri.domain.text.InvalidValue;
import org.abri.domain.text.TypedText;

/**
 * VLT-1: how somebody is called up, as it stands on their card or on the wall: {@code 115}, {@code 01 00 00 00 00 poste 12}. The
 * service sends nothing there and holds it against no plan of numbers: a short one, or one of another country, helps as much.
 *
 * @param shown as it was written down
 */
public record ContactNumber(String shown) {
    public static final int LONGEST = 60;
    /** As {@code 15} or {@code 18}. */
    private static final int FEWEST_DIGITS = 2;
    /** What stands between two numbers that were written down together, or before an extension: there dialling ends. */
    private static final String ENDS = "/,;:#*";
    /** As {@code +33 (0)6 …}: dialled from the same country alone. */
    private static final String AT_HOME_ONLY = "(0)";

    /** Throws {@link InvalidValue} when it is blank or too long, or nothing that could be dialled. */
    public ContactNumber {
        shown = TypedText.line(shown, LONGEST);
        if (dialled(shown).chars().filter(Character::isDigit).count() < FEWEST_DIGITS) {
            throw new InvalidValue(Flaw.NOT_A_PHONE_NUMBER);
        }
    }

    /** What a telephone is told to dial: the digits of the first number, 0 to 9, after a plus if there is one. */
    public String dialled() {
        return dialled(shown);
    }

    private static String dialled(String shown) {
        var dialled = new StringBuilder();
        var folded = Digits.folded(shown);
        var abroad = folded.indexOf('+') >= 0 ? folded.replace(AT_HOME_ONLY, "") : folded;
        for (var c : abroad.codePoints().toArray()) {
            if (!dialled.isEmpty() && (Character.isLetter(c) || ENDS.indexOf(c) >= 0)) {
                break;
            }
            if ((c >= '0' && c <= '9') || (c == '+' && dialled.isEmpty())) {
                dialled.appendCodePoint(c);
            }
        }
        return dialled.toString();
    }
}
