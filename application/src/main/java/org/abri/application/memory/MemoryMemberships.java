package org.abri.application.memory;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.abri.application.relay.Memberships;
import org.abri.domain.account.AccountId;
import org.abri.domain.relay.Membership;
import org.abri.domain.relay.RelayId;

/** Memberships in memory, the oldest first. */
final class MemoryMemberships implements Memberships {
    private record Seat(AccountId account, RelayId relay) {}

    private final Table<Seat, Membership> memberships;
    private final Table<RelayId, Boolean> factorRequired;

    MemoryMemberships(Memory memory) {
        this.memberships = new Table<>(memory);
        this.factorRequired = new Table<>(memory);
    }

    @Override
    public void save(Membership membership) {
        memberships.put(new Seat(membership.account(), membership.relay()), membership);
    }

    @Override
    public Optional<Membership> find(AccountId account, RelayId relay) {
        return memberships.find(new Seat(account, relay));
    }

    @Override
    public List<Membership> ofAccount(AccountId account) {
        return those(membership -> membership.account().equals(account));
    }

    @Override
    public List<Membership> ofRelay(RelayId relay) {
        return those(membership -> membership.relay().equals(relay));
    }

    @Override
    public List<Membership> ofRelays(Set<RelayId> relays) {
        return those(membership -> relays.contains(membership.relay()));
    }

    @Override
    public List<Membership> ofAccounts(Set<AccountId> accounts) {
        return those(membership -> accounts.contains(membership.account()));
    }

    /** Units of work happen one after the other: to be in one is to hold every lock. */
    @Override
    public List<Membership> lock(RelayId relay) {
        return ofRelay(relay);
    }

    @Override
    public boolean factorRequired(RelayId relay) {
        return factorRequired.has(relay);
    }

    @Override
    public void requireFactor(RelayId relay, boolean required) {
        if (required) {
            factorRequired.put(relay, true);
        } else {
            factorRequired.remove(relay);
        }
    }

    @Override
    public void remove(AccountId account, RelayId relay) {
        memberships.remove(new Seat(account, relay));
    }

    void removeAll(AccountId account) {
        memberships.removeIf(membership -> membership.account().equals(account));
    }

    private List<Membership> those(Predicate<Membership> wanted) {
        return memberships.rows().filter(wanted).sorted(Comparator.comparing(Membership::since)).toList();
    }
}
