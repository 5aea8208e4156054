package org.abri.application.memory;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.abri.application.access.About;
import org.abri.application.access.AtHand;
import org.abri.application.access.FactsAtHand;
import org.abri.application.account.AccountPorts;
import org.abri.application.account.Accounts;
import org.abri.application.account.AllCredentials;
import org.abri.application.account.SecondFactors;
import org.abri.application.affiliation.Affiliations;
import org.abri.application.relay.Memberships;
import org.abri.application.relay.RelayPorts;
import org.abri.application.relay.Relays;
import org.abri.application.vault.Vaults;
import org.abri.domain.access.Facts;
import org.abri.domain.access.Resource;
import org.abri.domain.access.Viewpoint;
import org.abri.domain.account.Account;
import org.abri.domain.account.Credentials;
import org.abri.domain.account.SecondFactor;
import org.abri.domain.account.Standing;
import org.abri.domain.relay.Membership;
import org.abri.domain.relay.Relay;
import org.abri.domain.relay.RelayId;
import org.abri.domain.vault.Wishes;
import org.abri.domain.vault.Vault;
import org.abri.domain.vault.VaultId;

/** The facts in memory, each asked of whoever keeps it. */
final class MemoryFacts implements FactsAtHand {
    private final Accounts accounts;
    private final AllCredentials credentials;
    private final SecondFactors factors;
    private final Relays relays;
    private final Memberships memberships;
    private final Affiliations affiliations;
    private final Vaults vaults;
    private final MemoryItems items;
    private final MemoryReports reports;

    MemoryFacts(AccountPorts account, RelayPorts relay, Affiliations affiliations, Vaults vaults,
            MemoryItems items, MemoryReports reports) {
        this.accounts = account.accounts();
        this.credentials = account.credentials();
        this.factors = account.factors();
        this.relays = relay.relays();
        this.memberships = relay.memberships();
        this.affiliations = affiliations;
        this.vaults = vaults;
        this.items = items;
        this.reports = reports;
    }

    @Override
    public AtHand read(Viewpoint by, About about) {
        var vault = vaultIn(about);
        var relay = relayIn(by, about).flatMap(relays::find);
        var asker = by.who().flatMap(accounts::find).map(Account::name);
        var owner = vault.map(VaultId::owner).flatMap(accounts::find).map(Account::name);
        return new AtHand(facts(by, vault, relay, reportedUntil(about)), itemIn(about),
                by.who().map(memberships::ofAccount).map(List::size).orElse(0),
                vault.flatMap(vaults::find).map(Vault::wishes).orElse(Wishes.NOT_ASKED),
                by.who().flatMap(factors::find).flatMap(SecondFactor::lostAt), () -> asker,
                () -> relay,
                () -> owner);
    }

    /** Of what others than the gate ask about: which items a list shows. */
    private Facts facts(Viewpoint by, Optional<VaultId> vault, Optional<Relay> relay,
            Optional<Instant> reportedUntil) {
        return new Facts(standing(by), vault.flatMap(vaults::find).map(Vault::state),
                by instanceof Viewpoint.StaffAt staff
                        ? vault.flatMap(id -> affiliations.latest(id, staff.relay()))
                        : Optional.empty(),
                relay.map(Relay::inForce),
                by instanceof Viewpoint.StaffAt staff
                        ? memberships.find(staff.account(), staff.relay()).map(Membership::role)
                        : Optional.empty(),
                reportedUntil);
    }

    private Optional<Instant> reportedUntil(About about) {
        return about instanceof About.OfItem(var vault, var item) ? reports.until(vault, item)
                : Optional.empty();
    }

    private Standing standing(Viewpoint by) {
        return by.standsAs().map(account -> credentials.find(account).map(Credentials::standing)
                .orElse(Standing.PASSWORD_TO_CHOOSE)).orElse(Standing.READY);
    }

    private static Optional<RelayId> relayIn(Viewpoint by, About about) {
        if (by instanceof Viewpoint.StaffAt(var account, var relay)) { return Optional.of(relay); }
        return about instanceof About.OfRelay(var relay) ? Optional.of(relay) : Optional.empty();
    }

    private static Optional<VaultId> vaultIn(About about) {
        return switch (about) {
            case About.OfVault(var vault) -> Optional.of(vault);
            case About.OfItem(var vault, var item) -> Optional.of(vault);
            case About.OfRelay relay -> Optional.empty();
            case About.Nothing nothing -> Optional.empty();
        };
    }

    private Optional<Resource.AnItem> itemIn(About about) {
        return about instanceof About.OfItem(var vault, var item)
                ? items.resting(item).filter(found -> found.vault().equals(vault)).map(Resource::of)
                : Optional.empty();
    }
}
