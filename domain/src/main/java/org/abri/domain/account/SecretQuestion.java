package org.abri.domain.account;

import java.util.Locale;
import org.abri.domain.text.Digits;
import org.abri.domain.text.Flaw;
import org.abri.domain.text.InvalidValue;
import org.abri.domain.text.Normal;
import org.abri.domain.text.TypedText;

/** ACC-6, SEC-5: a question in the person's own words. The hash of its answer is one of their {@link Credentials}. */
public record SecretQuestion(String question) {
    public static final int LONGEST = 200;
    private static final String ACCENTS = "[\\u0300-\\u036F\\u0640\\u064B-\\u0655]";

    public SecretQuestion {
        question = TypedText.line(question, LONGEST);
    }

    /**
     * SEC-5: what of an answer is compared. Case, accents, Arabic vowel points, spaces and punctuation do not count, nor in
     * which digits a number is written; letters, digits and the vowel signs of every script do. Throws {@link InvalidValue} when fewer than two characters are left.
     */
    public static String comparable(String answer) {
        var letters = Digits.folded(Normal.apart(TypedText.bounded(answer, LONGEST)))
                .toLowerCase(Locale.ROOT)
                .replace("œ", "oe").replace("æ", "ae").replace("ß", "ss")
                .replaceAll(ACCENTS + "|[^\\p{L}\\p{M}\\p{N}]", "");
        if (letters.length() < 2) { throw new InvalidValue(Flaw.MISSING); }
        if (letters.length() > LONGEST) { throw new InvalidValue(Flaw.TOO_LONG); }
        return letters;
    }
}
