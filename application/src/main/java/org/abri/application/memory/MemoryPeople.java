package org.abri.application.memory;

import org.abri.domain.vault.Item;
import org.abri.domain.vault.Author;
import org.abri.domain.text.Sought;
import org.abri.domain.account.Username;
import org.abri.domain.account.PersonName;
import org.abri.domain.account.AccountId;
import org.abri.domain.account.Account;
import org.abri.application.Listed;
import java.util.Comparator;
import java.util.Optional;
import java.time.Instant;
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
    private final MemoryItems items;
    private final MemoryLastLooks looks;

    MemoryPeople(MemoryAffiliations affiliations, Accounts accounts, Vaults vaults, MemoryItems items,
            MemoryLastLooks looks) {
        this.affiliations = affiliations;
        this.accounts = accounts;
        this.vaults = vaults;
        this.items = items;
        this.looks = looks;
    }

    @Override
    public List<PersonLine> list(Granted key, RelayId relay, Listing wanted) {
        return all(key, relay, wanted).limit(wanted.most() + 1L).toList();
    }

    @Override
    public Listed<PersonLine> find(Granted key, RelayId relay, Sought name, Listing wanted) {
        var all = all(key, relay, wanted).limit(MOST_OPENED + 1L).toList();
        var opened = all.subList(0, Math.min(all.size(), MOST_OPENED));
        var found =
                opened.stream().filter(line -> name.isIn(line.name().given(), line.name().family()))
                        .limit(wanted.most() + 1L).toList();
        var part = Listed.of(found, wanted, PersonLine::mark);
        return part.next().isEmpty() && all.size() > MOST_OPENED
                ? new Listed<>(part.lines(), Optional.of(opened.getLast().mark()))
                : part;
    }

    @Override
    public Optional<PersonLine> ofUsername(Granted key, RelayId relay, Username username) {
        var who = accounts.ofUsername(username).map(Account::id);
        return all(key, relay, Listing.first(Listing.MOST))
                .filter(line -> who.filter(line.vault().owner()::equals).isPresent()).findFirst();
    }

    @Override
    public int count(Granted key, RelayId relay) {
        key.mustOpen(new Resource.ARelay(relay), Action.SEE_PEOPLE, Action.SEE_FIGURES);
        return (int) affiliations.rows().filter(tie -> tie.relay().equals(relay) && tie.activeAt(key.at()))
                .filter(tie -> isOpen(tie.vault())).count();
    }

    @Override
    public List<Leaving> leaving(Granted key, RelayId relay, int most) {
        key.mustOpen(new Resource.ARelay(relay), Action.SEE_PEOPLE);
        return affiliations.rows()
                .filter(tie -> tie.relay().equals(relay) && tie.activeAt(key.at()) && isOpen(tie.vault()))
                .flatMap(tie -> tie.endOfSupport()
                        .flatMap(end -> accounts.find(tie.vault().owner())
                                .map(account -> new Leaving(tie.vault(), account.name(), end)))
                        .stream())
                .sorted(Comparator.comparing((Leaving one) -> one.end().endsAt())
                        .thenComparing(one -> one.vault().value()))
                .limit(most).toList();
    }

    /** In order, after the mark. */
    private Stream<PersonLine> all(Granted key, RelayId relay, Listing wanted) {
        key.mustOpen(new Resource.ARelay(relay), Action.SEE_PEOPLE);
        return affiliations.rows().filter(tie -> tie.relay().equals(relay)).filter(tie -> isOpen(tie.vault()))
                .flatMap(tie -> line(key, tie))
                .filter(line -> wanted.after().isEmpty() || line.mark().isAfter(wanted.after().get()))
                .sorted((one, other) -> one.mark().isAfter(other.mark()) ? 1 : -1);
    }

    private Stream<PersonLine> line(Granted key, Affiliation tie) {
        return tie.activeAt(key.at()) && tie.state() instanceof AffiliationState.Active active
                ? accounts.find(tie.vault().owner())
                        .map(account -> line(key, tie, account.name(), active.since()))
                        .stream()
                : Stream.empty();
    }

    private PersonLine line(Granted key, Affiliation tie, PersonName name, Instant since) {
        var who = key.viewpoint().who();
        var seen = who.flatMap(account -> looks.last(account, tie.relay(), tie.vault()));
        return new PersonLine(tie.vault(), name, since, tie.feedingAllowed(), seen,
                (int) items.shared(tie.vault()).count(),
                (int) items.shared(tie.vault())
                        .filter(item -> who.isPresent()
                                && seen.filter(at -> isNew(item, who.get(), at)).isPresent())
                        .count(),
                PersonLine.markOf(seen, since, tie.vault()));
    }

    private boolean isNew(Item item, AccountId who, Instant seen) {
        var shared = items.sharedSince(item.id()).orElse(item.addedAt());
        var own = item.author() instanceof Author.Staff(var account, var relay) && account.equals(who);
        return shared.isAfter(seen) && !(own && shared.equals(item.addedAt()));
    }

    /** ACC-7, PRI-2. */
    private boolean isOpen(VaultId vault) {
        return vaults.find(vault).map(Vault::state).filter(VaultState.OPEN::equals).isPresent();
    }
}
