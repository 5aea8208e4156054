package org.abri.domain.access;

import java.time.Instant;
import java.util.Optional;
import org.abri.domain.account.Standing;
import org.abri.domain.affiliation.Affiliation;
import org.abri.domain.relay.InForce;
import org.abri.domain.relay.StaffRole;
import org.abri.domain.vault.VaultState;

/**
 * What is true at the moment of asking, read in the same transaction as the act it allows.
 *
 * @param standing    how far whoever asks has come
 * @param vault       the state of the vault in question, if one is
 * @param affiliation the latest tie between that vault and the relay in question, if there is one
 * @param relay       when the agreement of the relay in question, the viewpoint's own or the one acted on, is in force
 * @param role        what whoever asks is at that relay
 * @param reportedUntil MOD-1: until when operators look after a report of the item in question, if it was reported
 */
public record Facts(Standing standing, Optional<VaultState> vault, Optional<Affiliation> affiliation,
        Optional<InForce> relay, Optional<StaffRole> role,
        Optional<Instant> reportedUntil) {

    /** Nothing is known but how far the person has come. */
    public static Facts of(Standing standing) {
        return new Facts(standing, Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(),
                Optional.empty());
    }
}
