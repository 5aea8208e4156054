package org.abri.domain.account;

import java.time.Duration;
import java.time.Instant;
import java.util.regex.Pattern;
import org.abri.domain.text.Flaw;
import org.abri.domain.text.InvalidValue;
import org.abri.domain.text.Normal;
import org.abri.domain.text.TypedText;

/**
 * AUT-6: what is given on paper to whoever is to choose a password: good once, for 72 hours, and for nothing but that choice.
 * Nobody signs in with it. Only its hash is kept.
 */
public record ActivationCode(SecretHash hash, Instant expiresAt) {
    public static final Duration LIFE_ON_PAPER = Duration.ofDays(3);
    /** About 60 bits: {@code kado-limu-pero-bati-nuso}. */
    public static final int SYLLABLES = 10;

    private static final Pattern SHAPE =
            Pattern.compile("(?:[" + Username.CONSONANTS + "][" + Username.VOWELS + "]){" + SYLLABLES + "}");

    public static ActivationCode onPaper(SecretHash hash, Instant now) {
        return new ActivationCode(hash, now.plus(LIFE_ON_PAPER));
    }

    public boolean usableAt(Instant now) {
        return now.isBefore(expiresAt);
    }

    /**
     * What is compared of a code as people copy it from a paper or an SMS: the letters of one, or the six digits of the other,
     * however they are grouped. Throws {@link InvalidValue} for anything else, which is no try.
     */
    public static String typed(String typed) {
        if (TypedText.isBlank(typed)) { throw new InvalidValue(Flaw.MISSING); }
        var letters = letters(typed);
        return SHAPE.matcher(letters).matches() ? letters : OneTimeCode.typed(typed);
    }

    /** Whether it looks like one on paper: whoever hands one over would know such a password. */
    static boolean isShapeOf(String password) {
        return TypedText.isBounded(password, 2 * SYLLABLES) && SHAPE.matcher(letters(password)).matches();
    }

    private static String letters(String typed) {
        return Username.letters(TypedText.bounded(typed, 2 * SYLLABLES));
    }
}
