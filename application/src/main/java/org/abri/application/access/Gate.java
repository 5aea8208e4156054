package org.abri.application.access;

import java.time.InstantSource;
import java.util.Optional;
import java.util.UUID;
import org.abri.application.Ports;
import org.abri.domain.access.AccessDecision;
import org.abri.domain.access.AccessPolicy;
import org.abri.domain.access.Action;
import org.abri.domain.access.Facts;
import org.abri.domain.access.Resource;
import org.abri.domain.access.Viewpoint;
import org.abri.domain.account.AccountId;
import org.abri.domain.account.Standing;
import org.abri.domain.affiliation.Affiliation;
import org.abri.domain.relay.Membership;
import org.abri.domain.relay.RelayId;
import org.abri.domain.relay.StaffRole;
import org.abri.domain.vault.Author;
import org.abri.domain.vault.Item;
import org.abri.domain.vault.ItemId;
import org.abri.domain.vault.Vault;
import org.abri.domain.vault.VaultId;
import org.abri.domain.vault.Visibility;

/** GATE-1: reads the facts and asks the policy. Every use case comes through here, inside the unit of work of its act. */
public final class Gate {
    private static final VaultId NOBODYS_VAULT = new VaultId(new UUID(0, 0));

    private final AccessPolicy policy;
    private final Ports ports;
    private final InstantSource clock;

    public Gate(AccessPolicy policy, Ports ports) {
        this.policy = policy;
        this.ports = ports;
        this.clock = ports.clock();
    }

    /** About an item that was read in this unit of work. */
    public AccessDecision onItem(Viewpoint by, Action action, Item item) {
        return decide(by, action, Resource.of(item), onVaultFacts(by, item.vault()));
    }

    public AccessDecision onVault(Viewpoint by, Action action, VaultId vault) {
        return decide(by, action, new Resource.AVault(vault), onVaultFacts(by, vault));
    }

    public AccessDecision onRelay(Viewpoint by, Action action, RelayId relay) {
        return decide(by, action, new Resource.ARelay(relay),
                new Facts(standing(by), Optional.empty(), Optional.empty(),
                        ports.relays().find(relay), role(by), false));
    }

    public AccessDecision onService(Viewpoint by, Action action) {
        return decide(by, action, new Resource.TheService(), Facts.of(standing(by)));
    }

    public AccessDecision onAccount(Viewpoint by, Action action, AccountId account) {
        return decide(by, action, new Resource.AnAccount(account), Facts.of(standing(by)));
    }

    /**
     * GATE-2: decides about an item that may not exist. One that does not is answered like another's private item, to its
     * vault's owner too; what a person must do first (AUT-6, TOS-1) is still said first.
     */
    public AccessDecision onItem(Viewpoint by, Action action, VaultId vault, ItemId id, Optional<Item> item) {
        return item.map(found -> onItem(by, action, found))
                .orElseGet(() -> decide(by, action, missing(id), onVaultFacts(by, vault)));
    }

    private static Resource missing(ItemId id) {
        return new Resource.AnItem(id, NOBODYS_VAULT, Visibility.PRIVATE, new Author.Owner());
    }

    private AccessDecision decide(Viewpoint by, Action action, Resource resource, Facts facts) {
        return policy.decide(by, action, resource, facts, clock.instant());
    }

    private Facts onVaultFacts(Viewpoint by, VaultId vault) {
        var state = ports.vaults().find(vault).map(Vault::state);
        if (by instanceof Viewpoint.StaffAt staff) {
            return new Facts(standing(by), state, affiliation(vault, staff.relay()),
                    ports.relays().find(staff.relay()), role(by), false);
        }
        return new Facts(standing(by), state, Optional.empty(), Optional.empty(), Optional.empty(), false);
    }

    private Optional<Affiliation> affiliation(VaultId vault, RelayId relay) {
        return ports.affiliations().latest(vault, relay);
    }

    private Optional<StaffRole> role(Viewpoint by) {
        return by instanceof Viewpoint.StaffAt staff
                ? ports.memberships().find(staff.account(), staff.relay()).map(Membership::role)
                : Optional.empty();
    }

    /** Who has no account any more has everything still to do. */
    private Standing standing(Viewpoint by) {
        return by.who().map(account -> ports.accounts().standing(account).orElse(Standing.PASSWORD_TO_CHOOSE))
                .orElse(Standing.READY);
    }
}
