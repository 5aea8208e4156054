package org.abri.domain.account;

import java.util.regex.Pattern;
import org.abri.domain.text.Flaw;
import org.abri.domain.text.InvalidValue;
import org.abri.domain.text.TypedText;

/**
 * SEC-4: what is printed on a rescue card: about 71 bits ({@code kado-limu-pero-bati-nuso-rami}), one of two proofs that
 * somebody lost their password. Only its hash is kept.
 */
public final class RescueCode {
    public static final int SYLLABLES = 12;
    private static final Pattern SHAPE =
            Pattern.compile("(?:[" + Username.CONSONANTS + "][" + Username.VOWELS + "]){" + SYLLABLES + "}");

    private RescueCode() {}

    /** What is compared of one as people copy it from paper. Throws {@link InvalidValue} for anything else, which is no try. */
    public static String typed(String typed) {
        if (TypedText.isBlank(typed)) { throw new InvalidValue(Flaw.MISSING); }
        var letters = Username.letters(TypedText.bounded(typed, 2 * SYLLABLES));
        if (!SHAPE.matcher(letters).matches()) { throw new InvalidValue(Flaw.NOT_A_CODE); }
        return letters;
    }
}
