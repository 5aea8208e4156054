package org.abri.domain.account;

import java.util.regex.Pattern;
import org.abri.domain.text.Flaw;
import org.abri.domain.text.InvalidValue;
import org.abri.domain.text.TypedText;

/** MFA-1: what somebody gives to prove their second factor, as it is compared. */
public sealed interface FactorCode {
    /** Six digits, which the app shows now. */
    record OfApp(String digits) implements FactorCode {
        @Override
        public String toString() {
            return "OfApp(…)";
        }
    }

    /** One of the codes on paper, each good once: {@code kado-limu-pero-bati}. */
    record OnPaper(String letters) implements FactorCode {
        /** About 48 bits: they are guessed at 36 times a day at most (AUT-4), and their hashes rest sealed. */
        public static final int SYLLABLES = 8;

        private static final Pattern SHAPE = Pattern.compile(
                "(?:[" + Username.CONSONANTS + "][" + Username.VOWELS + "]){" + SYLLABLES + "}");

        @Override
        public String toString() {
            return "OnPaper(…)";
        }
    }

    /**
     * What a passkey signed, as the browser answered it, which nobody types.
     *
     * @param answer  the credential's id and what it signed, each in base64url, with full stops between them
     * @param boundTo the token of the session, whole or half, in which it was asked
     * @param origin  at which address of the service
     */
    record OfPasskey(String answer, String boundTo, String origin) implements FactorCode {
        /** In code points: more than any answer has. */
        public static final int LONGEST = 16 * 1024;

        /** What browsers know the passkey by. */
        public String credential() {
            return answer.substring(0, Math.max(0, answer.indexOf('.')));
        }

        @Override
        public String toString() {
            return "OfPasskey(…)";
        }
    }

    /**
     * As people copy it from an app or a paper, however it is grouped. Throws {@link InvalidValue} for anything else, which is
     * no try.
     */
    static FactorCode typed(String typed) {
        if (TypedText.isBlank(typed)) { throw new InvalidValue(Flaw.MISSING); }
        if (!TypedText.isBounded(typed, 2 * OnPaper.SYLLABLES)) { throw new InvalidValue(Flaw.NOT_A_CODE); }
        var letters = Username.letters(typed);
        return OnPaper.SHAPE.matcher(letters).matches() ? new OnPaper(letters)
                : new OfApp(OneTimeCode.typed(typed));
    }
}
