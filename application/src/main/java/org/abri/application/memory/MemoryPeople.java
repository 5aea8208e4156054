package org.abri.application.memory;

import java.util.List;
import java.util.stream.Stream;
import org.abri.application.Listing;
import org.abri.application.account.Accounts;
import org.abri.application.affiliation.People;
import org.abri.application.vault.Vaults;
import org.abri.domain.access.Action;
import org.abri.domain.access.Granted;
import org.abri.domain.access.Resource;
import org.abri.domain.affiliation.Affiliation;
import org.abri.domain.affiliation.AffiliationState;
import org.abri.domain.relay.RelayId;
import org.abri.domain.vault.Vault;
import org.abri.domain.vault.VaultId;
import org.abri.domain.vault.VaultState;

/** Whom relays accompany, in memory. */
final class MemoryPeople implements People {
    private final MemoryAffiliations affiliations;
    private final Accounts accounts;
    private final Vaults vaults;

    MemoryPeople(MemoryAffiliations affiliations, Accounts accounts, Vaults vaults) {
        this.affiliations = affiliations;
        this.accounts = accounts;
        this.vaults = vaults;
    }

    @Override
    public List<PersonLine> list(Granted key, RelayId relay, Listing wanted) {
        key.mustOpen(new Resource.ARelay(relay), Action.SEE_PEOPLE);
        return affiliations.rows().filter(tie -> tie.relay().equals(relay)).filter(tie -> isOpen(tie.vault()))
                .flatMap(this::line)
                .filter(line -> wanted.after().isEmpty() || line.mark().isAfter(wanted.after().get()))
                .sorted((one, other) -> one.mark().isAfter(other.mark()) ? 1 : -1)
                .limit(wanted.most() + 1L).toList();
    }

    private Stream<PersonLine> line(Affiliation tie) {
        return tie.state() instanceof AffiliationState.Active(var since, var proof)
                ? accounts.find(tie.vault().owner())
                        .map(account -> new PersonLine(tie.vault(), account.name(), since,
                                tie.feedingAllowed()))
                        .stream()
                : Stream.empty();
    }

    /** ACC-7, PRI-2. */
    private boolean isOpen(VaultId vault) {
        return vaults.find(vault).map(Vault::state).filter(VaultState.OPEN::equals).isPresent();
    }
}
