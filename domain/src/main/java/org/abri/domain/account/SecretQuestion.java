package org.abri.domain.account;

import java.text.Normalizer;
import java.util.Locale;
import org.abri.domain.text.Flaw;
import org.abri.domain.text.InvalidValue;
import org.abri.domain.text.TypedText;

/** ACC-6, SEC-5: a question in the person's own words, and the hash of its answer. */
public record SecretQuestion(String question, SecretHash answer) {
    public static final int LONGEST = 200;

    public SecretQuestion {
        question = TypedText.line(question, LONGEST);
    }

    /**
     * SEC-5: what of an answer is compared. Case, accents, spaces and punctuation do not count; letters and digits of
     * every script do. Throws {@link InvalidValue} when fewer than two characters are left.
     */
    public static String comparable(String answer) {
        var letters = Normalizer.normalize(answer, Normalizer.Form.NFKD).toLowerCase(Locale.ROOT)
                .replaceAll("[^\\p{L}\\p{N}]", "");
        if (letters.length() < 2) {
            throw new InvalidValue(Flaw.MISSING);
        }
        if (letters.length() > LONGEST) {
            throw new InvalidValue(Flaw.TOO_LONG);
        }
        return letters;
    }
}
