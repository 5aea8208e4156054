package org.abri.application.memory;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.abri.application.affiliation.Affiliations;
import org.abri.application.vault.Vaults;
import org.abri.domain.access.Action;
import org.abri.domain.access.Granted;
import org.abri.domain.access.Resource;
import org.abri.domain.affiliation.Affiliation;
import org.abri.domain.affiliation.AffiliationId;
import org.abri.domain.affiliation.AffiliationState;
import org.abri.domain.relay.RelayId;
import org.abri.domain.vault.Vault;
import org.abri.domain.vault.VaultId;
import org.abri.domain.vault.VaultState;

/** Affiliations in memory. The newest is the one that changed its state last. */
final class MemoryAffiliations implements Affiliations {
    private static final Comparator<Affiliation> NEWEST_FIRST =
            Comparator.comparing(MemoryAffiliations::when).reversed();
    private static final Comparator<Affiliation> LIVING_FIRST = Comparator.comparing(Affiliation::over);

    private final Table<AffiliationId, Affiliation> affiliations;
    private final Vaults vaults;

    MemoryAffiliations(Memory memory, Vaults vaults) {
        this.affiliations = new Table<>(memory);
        this.vaults = vaults;
    }

    @Override
    public void save(Affiliation affiliation) {
        if (!affiliation.over() && anotherLives(affiliation)) {
            throw new IllegalStateException("that vault and that relay have a tie that is not over");
        }
        affiliations.put(affiliation.id(), affiliation);
    }

    @Override
    public Optional<Affiliation> find(AffiliationId id) {
        return affiliations.find(id);
    }

    @Override
    public Optional<Affiliation> latest(VaultId vault, RelayId relay) {
        return affiliations.rows().filter(tie -> tie.vault().equals(vault) && tie.relay().equals(relay))
                .min(LIVING_FIRST.thenComparing(NEWEST_FIRST));
    }

    @Override
    public List<Affiliation> of(VaultId vault) {
        return those(tie -> tie.vault().equals(vault));
    }

    @Override
    public List<Affiliation> at(RelayId relay, Granted seePeople) {
        seePeople.mustOpen(new Resource.ARelay(relay), Action.SEE_PEOPLE);
        return those(tie -> tie.relay().equals(relay) && !tie.over() && isOpen(tie.vault()));
    }

    @Override
    public List<Affiliation> requestedBefore(Instant instant) {
        return those(tie -> tie.state() instanceof AffiliationState.Requested requested
                && requested.at().isBefore(instant));
    }

    private List<Affiliation> those(Predicate<Affiliation> wanted) {
        return affiliations.rows().filter(wanted).sorted(NEWEST_FIRST).toList();
    }

    private boolean anotherLives(Affiliation affiliation) {
        return latest(affiliation.vault(), affiliation.relay())
                .filter(tie -> !tie.over() && !tie.id().equals(affiliation.id())).isPresent();
    }

    private boolean isOpen(VaultId vault) {
        return vaults.find(vault).map(Vault::state).filter(VaultState.OPEN::equals).isPresent();
    }

    private static Instant when(Affiliation affiliation) {
        return switch (affiliation.state()) {
            case AffiliationState.Requested requested -> requested.at();
            case AffiliationState.Active active -> active.since();
            case AffiliationState.Over over -> over.at();
        };
    }
}
