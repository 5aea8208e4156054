package org.abri.domain.account;

import java.time.Duration;
import java.util.regex.Pattern;
import org.abri.domain.text.Flaw;
import org.abri.domain.text.InvalidValue;
import org.abri.domain.text.TypedText;

/**
 * AFF-4: what a person shows on their screen, for staff beside them to type in the place of a username: good once, for ten
 * minutes, and it opens nothing: whoever types it can only ask. Of its eight letters a hash is kept.
 */
public record ShownCode(String letters) {
    public static final Duration LIFE = Duration.ofMinutes(10);
    /** About 24 bits: {@code kado-limu}. */
    public static final int SYLLABLES = 4;

    private static final Pattern SHAPE =
            Pattern.compile("(?:[" + Username.CONSONANTS + "][" + Username.VOWELS + "]){" + SYLLABLES + "}");

    public ShownCode {
        if (!SHAPE.matcher(letters).matches()) { throw new InvalidValue(Flaw.NOT_A_CODE); }
    }

    /** Reads what somebody typed, as forgiving as {@link Username#typed}. */
    public static ShownCode typed(String typed) {
        if (TypedText.isBlank(typed)) { throw new InvalidValue(Flaw.MISSING); }
        return new ShownCode(Username.letters(TypedText.bounded(typed, 2 * SYLLABLES)));
    }

    /** As it is shown: {@code kado-limu}. */
    public String shown() {
        return letters.substring(0, SYLLABLES) + "-" + letters.substring(SYLLABLES);
    }

    @Override
    public String toString() {
        return "ShownCode[…]";
    }
}
