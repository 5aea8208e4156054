package org.abri.application.affiliation;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.abri.domain.access.Granted;
import org.abri.domain.affiliation.Affiliation;
import org.abri.domain.affiliation.AffiliationId;
import org.abri.domain.relay.RelayId;
import org.abri.domain.vault.VaultId;

/** The ties between vaults and relays. */
public interface Affiliations {
    /** Adds or replaces. A vault and a relay have at most one tie that is not over; a second one is a bug. */
    void save(Affiliation affiliation);

    Optional<Affiliation> find(AffiliationId id);

    /** The tie between the two that is not over, else the one that was over last. */
    Optional<Affiliation> latest(VaultId vault, RelayId relay);

    /** All ties of a vault, past ones too, the newest first. */
    List<Affiliation> of(VaultId vault);

    /**
     * The ties of a relay that are not over, the newest first: what {@code SEE_PEOPLE} was granted for. Pending or
     * restricted vaults are left out (ACC-7, PRI-2).
     */
    List<Affiliation> at(RelayId relay, Granted seePeople);

    /** AFF-3: requests made before {@code instant} and not answered. */
    List<Affiliation> requestedBefore(Instant instant);
}
