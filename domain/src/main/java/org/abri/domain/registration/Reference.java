package org.abri.domain.registration;

import java.util.regex.Pattern;
import org.abri.domain.account.Username;
import org.abri.domain.text.Flaw;
import org.abri.domain.text.InvalidValue;
import org.abri.domain.text.TypedText;

/**
 * REL-1: what whoever applied was given, to look how their registration stands and to add documents to it: about 60 bits,
 * {@code kado-limu-pero-bati-nuso}. It tells nothing that was written there.
 */
public record Reference(String letters) {
    public static final int SYLLABLES = 10;
    private static final Pattern SHAPE =
            Pattern.compile("(?:[" + Username.CONSONANTS + "][" + Username.VOWELS + "]){" + SYLLABLES + "}");

    public Reference {
        if (!SHAPE.matcher(letters).matches()) { throw new InvalidValue(Flaw.NOT_A_REFERENCE); }
    }

    /** Reads what somebody typed, as forgiving as {@link Username#typed}. */
    public static Reference typed(String typed) {
        if (TypedText.isBlank(typed)) { throw new InvalidValue(Flaw.MISSING); }
        return new Reference(Username.letters(TypedText.bounded(typed, 2 * SYLLABLES)));
    }

    public String shown() {
        return letters.replaceAll("(.{4})(?=.)", "$1-");
    }

    @Override
    public String toString() {
        return "Reference[…]";
    }
}
