package org.abri.domain.account;

import java.time.Duration;
import java.time.Instant;

/** What opens an account together with its username. AUT-6: nobody but the person ever knows a password they chose. */
public sealed interface Password {
    SecretHash hash();

    /** A password that the person chose. */
    record Chosen(SecretHash hash) implements Password {}

    /**
     * ACC-3, AUT-6: the automatic first password, given on paper. It can do nothing but choose another one, and lapses
     * at {@code expiresAt}.
     */
    record First(SecretHash hash, Instant expiresAt) implements Password {
        public static final Duration LIFE_ON_PAPER = Duration.ofDays(3);

        public static First issued(SecretHash hash, Instant now) {
            return new First(hash, now.plus(LIFE_ON_PAPER));
        }

        public boolean lapsedAt(Instant now) {
            return !now.isBefore(expiresAt);
        }
    }
}
