package org.abri.domain.account;

import java.time.Duration;
import java.time.Instant;

/** REC-1, AFF-3: a code of six digits, good once, for ten minutes and five tries. Only its hash is kept. */
public record OneTimeCode(SecretHash hash, Instant expiresAt, int failedTries) {
    public static final int DIGITS = 6;
    public static final int TRIES = 5;
    public static final Duration LIFE = Duration.ofMinutes(10);

    public static OneTimeCode issued(SecretHash hash, Instant now) {
        return new OneTimeCode(hash, now.plus(LIFE), 0);
    }

    public boolean usableAt(Instant now) {
        return failedTries < TRIES && now.isBefore(expiresAt);
    }

    public OneTimeCode failed() {
        return new OneTimeCode(hash, expiresAt, failedTries + 1);
    }
}
