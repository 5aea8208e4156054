package org.abri.domain.relay;

import java.time.Duration;
import java.time.Instant;
import org.abri.domain.account.AccountId;
import org.abri.domain.account.Username;

/**
 * ACC-12: that a manager asks somebody who has a staff account already to work for their relay too. It is kept alike whether
 * anybody has that username (AUT-5); whoever has it joins when they agree, from their own account, and only then.
 *
 * @param by the manager who asked
 */
public record Invitation(RelayId relay, Username colleague, AccountId by, Instant at) {
    /** Then it lapses. */
    public static final Duration LIFE = Duration.ofDays(14);

    public boolean openAt(Instant now) {
        return now.isBefore(at.plus(LIFE));
    }
}
