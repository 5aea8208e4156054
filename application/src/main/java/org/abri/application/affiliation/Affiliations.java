package org.abri.application.affiliation;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.abri.application.Listing.Mark;
import org.abri.domain.affiliation.Affiliation;
import org.abri.domain.affiliation.AffiliationId;
import org.abri.domain.relay.Relay;
import org.abri.domain.relay.RelayId;
import org.abri.domain.vault.VaultId;

/** The ties between vaults and relays. Inside units of work only. */
public interface Affiliations {
    /** A tie and the relay that it ties to. */
    record Tie(Affiliation affiliation, Relay relay) {}

    /** Until the unit of work ends nobody else changes the ties of that vault; without effect when there is no such vault. */
    void lock(VaultId vault);

    /** Adds or replaces. A vault and a relay have at most one tie that is not over; a second one is a bug ({@link IllegalStateException}). */
    void save(Affiliation affiliation);

    /** Empty when there is none. */
    Optional<Affiliation> find(AffiliationId id);

    /** The tie between the two that is not over, else the one that was over last; empty when there never was one. */
    Optional<Affiliation> latest(VaultId vault, RelayId relay);

    /** The ties of a vault that are not over, with their relays, the newest first, in one read. */
    List<Tie> tiesOf(VaultId vault);

    /** AFF-3: the ties of a vault that are over because its owner refused them after {@code instant}, with their relays, the newest first. */
    List<Tie> refusedSince(VaultId vault, Instant instant);

    /**
     * AFF-7: ties whose {@linkplain Affiliation#supportOverAt end of support has come} at that instant and that are not over, the
     * first to end first, after the mark of when one ended and its id; at most {@code most}.
     */
    List<Affiliation> supportOver(Instant instant, Optional<Mark> after, int most);

    /**
     * AFF-3: requests made before {@code instant} and not answered, the oldest first, after the mark of when one was made and its
     * id; at most {@code most}.
     */
    List<Affiliation> requestedBefore(Instant instant, Optional<Mark> after, int most);
}
