package org.abri.domain.affiliation;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.abri.domain.account.AccountId;
import org.abri.domain.account.OneTimeCode;

/** AFF-3: what an affiliation allows depends on nothing but which of these it is in. */
public sealed interface AffiliationState {
    /** Asked for, not confirmed: gives nobody access to anything. */
    record Requested(AccountId by, Instant at, Optional<OneTimeCode> code) implements AffiliationState {
        public static final Duration LIFE = Duration.ofDays(7);

        public Instant expiresAt() {
            return at.plus(LIFE);
        }
    }

    /** Confirmed: staff of the relay see what is shared. */
    record Active(Instant since, Proof confirmedBy) implements AffiliationState {}

    /** Over, for good: a new tie needs a new affiliation. */
    record Over(Instant at, Ending how) implements AffiliationState {}
}
