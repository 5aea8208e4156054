package org.abri.domain.account;

import java.time.Duration;
import java.time.Instant;
import org.abri.domain.text.Digits;
import org.abri.domain.text.Flaw;
import org.abri.domain.text.InvalidValue;
import org.abri.domain.text.TypedText;

/** REC-1, AFF-3: a code of six digits, good once, for ten minutes and five tries. Only its hash is kept. */
public record OneTimeCode(SecretHash hash, Instant expiresAt, int failedTries) {
    public static final int DIGITS = 6;
    public static final int TRIES = 5;
    public static final Duration LIFE = Duration.ofMinutes(10);

    public static OneTimeCode issued(SecretHash hash, Instant now) {
        return issued(hash, now, LIFE);
    }

    /** For as long as another rule says. */
    public static OneTimeCode issued(SecretHash hash, Instant now, Duration life) {
        return new OneTimeCode(hash, now.plus(life), 0);
    }

    /**
     * The six digits of a code as people type and paste it: in groups, in the digits of any script. Throws {@link InvalidValue}
     * for anything else, which is no try.
     */
    public static String typed(String typed) {
        if (TypedText.isBlank(typed)) { throw new InvalidValue(Flaw.MISSING); }
        return Digits.alone(TypedText.bounded(typed, DIGITS)).filter(code -> code.length() == DIGITS)
                .orElseThrow(() -> new InvalidValue(Flaw.NOT_A_CODE));
    }

    public boolean usableAt(Instant now) {
        return failedTries < TRIES && now.isBefore(expiresAt);
    }

    public OneTimeCode failed() {
        return new OneTimeCode(hash, expiresAt, failedTries + 1);
    }
}
