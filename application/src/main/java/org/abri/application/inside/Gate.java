package org.abri.application.inside;

import java.time.InstantSource;
import org.abri.application.access.About;
import org.abri.application.access.FactsAtHand;
import org.abri.application.access.Look;
import org.abri.domain.access.AccessPolicy;
import org.abri.domain.access.Viewpoint;
import org.abri.domain.relay.RelayId;
import org.abri.domain.vault.ItemId;
import org.abri.domain.vault.VaultId;

/** GATE-1 (authorization): reads the facts once and asks the policy. Every use case comes through here, inside the unit of work of its act. */
public final class Gate {
    private final AccessPolicy policy;
    private final FactsAtHand facts;
    private final InstantSource clock;

    Gate(AccessPolicy policy, FactsAtHand facts, InstantSource clock) {
        this.policy = policy;
        this.facts = facts;
        this.clock = clock;
    }

    /** Of the service, or one's own account. */
    public Door at(Viewpoint by) {
        return at(by, new About.Nothing());
    }

    public Door at(Viewpoint by, RelayId relay) {
        return at(by, new About.OfRelay(relay));
    }

    public Door at(Viewpoint by, VaultId vault) {
        return at(by, new About.OfVault(vault));
    }

    /** Of an item that may not exist. */
    public Door at(Viewpoint by, VaultId vault, ItemId item) {
        return at(by, new About.OfItem(vault, item));
    }

    public Door at(Viewpoint by, About about) {
        return new Door(new Look(policy, by, about, facts.read(by, about), clock.instant()));
    }
}
