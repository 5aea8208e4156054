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

    /**
     * Confirmed: staff of the relay see what is shared.
     *
     * @param endOfSupport AFF-7: that it will end by itself, once staff have declared so
     * @param keptAt       AFF-10: when the beneficiary last said that they still go there
     */
    record Active(Instant since, Proof confirmedBy, Optional<EndOfSupport> endOfSupport,
            Optional<Instant> keptAt) implements AffiliationState {
        public Active(Instant since, Proof confirmedBy) {
            this(since, confirmedBy, Optional.empty(), Optional.empty());
        }
    }

    /** Over, for good: a new tie needs a new affiliation. */
    record Over(Instant at, Ending how) implements AffiliationState {}
}
