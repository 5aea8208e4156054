package org.abri.contracts.access;

import static org.abri.contracts.Given.NOW;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.UUID;
import org.abri.domain.access.AccessPolicy;
import org.abri.domain.access.Action;
import org.abri.domain.access.Facts;
import org.abri.domain.access.Granted;
import org.abri.domain.access.Resource;
import org.abri.domain.access.Viewpoint;
import org.abri.domain.account.Standing;
import org.abri.domain.affiliation.Affiliation;
import org.abri.domain.affiliation.AffiliationId;
import org.abri.domain.relay.Relay;
import org.abri.domain.relay.RelayId;
import org.abri.domain.relay.ServiceAgreement;
import org.abri.domain.relay.StaffRole;
import org.abri.domain.vault.Item;
import org.abri.domain.vault.VaultId;
import org.abri.domain.vault.VaultState;

/**
 * Keys for contracts. The policy makes them, from facts that speak for whoever asks: what a port still refuses then, it
 * refuses of its own.
 */
public final class Keys {
    private Keys() {}

    public static Granted ofOwner(VaultId vault, Action action) {
        return of(owner(vault), action, new Resource.AVault(vault), NOW);
    }

    public static Granted ofOwner(Item item, Action action) {
        return of(owner(item.vault()), action, Resource.of(item), NOW);
    }

    public static Viewpoint owner(VaultId vault) {
        return new Viewpoint.Beneficiary(vault.owner());
    }

    public static Granted of(Viewpoint viewpoint, Action action, Resource resource, Instant now) {
        return ifAny(viewpoint, action, resource, now)
                .orElseThrow(() -> new AssertionError("no key opens that"));
    }

    /** The key, when the best of all facts would open that door. */
    public static Optional<Granted> ifAny(Viewpoint viewpoint, Action action, Resource resource,
            Instant now) {
        var decision = AccessPolicy.ofAbri().decide(viewpoint, action, resource,
                best(viewpoint, resource, now), now);
        return decision instanceof Granted key ? Optional.of(key) : Optional.empty();
    }

    /** Of the relay and the vault in question: facts of others open nothing. */
    private static Facts best(Viewpoint viewpoint, Resource resource, Instant now) {
        var relay = new Relay(relayIn(viewpoint, resource), "Relais", ZoneOffset.UTC,
                ServiceAgreement.concluded(LocalDate.of(1970, 1, 1), LocalDate.of(9999, 1, 1), "free"));
        var affiliation = Affiliation
                .atOpening(new AffiliationId(UUID.randomUUID()), vaultIn(resource), relay.id(), now)
                .feedingConsented(now);
        return new Facts(Standing.READY, Optional.of(VaultState.OPEN), Optional.of(affiliation),
                Optional.of(relay.inForce()), Optional.of(StaffRole.MANAGER),
                Optional.of(Instant.MAX));
    }

    private static RelayId relayIn(Viewpoint viewpoint, Resource resource) {
        if (viewpoint instanceof Viewpoint.StaffAt staff) { return staff.relay(); }
        return resource instanceof Resource.ARelay relay ? relay.id() : new RelayId(UUID.randomUUID());
    }

    private static VaultId vaultIn(Resource resource) {
        return switch (resource) {
            case Resource.AnItem item -> item.vault();
            case Resource.AVault vault -> vault.id();
            case Resource.ARelay relay -> new VaultId(UUID.randomUUID());
            case Resource.AnAccount account -> new VaultId(UUID.randomUUID());
            case Resource.TheService service -> new VaultId(UUID.randomUUID());
        };
    }
}
