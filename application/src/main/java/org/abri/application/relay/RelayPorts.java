package org.abri.application.relay;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.abri.domain.account.AccountId;
import org.abri.domain.relay.Membership;

/** What relays need from outside. */
public record RelayPorts(Relays relays, Memberships memberships, Renewals renewals, LastLooks looks,
        Figures figures, Registrations registrations, Invitations invitations) {
    /** ACC-12: where somebody works. Inside a unit of work. */
    public List<Workplace> workplacesOf(AccountId account) {
        return workplacesOf(Set.of(account));
    }

    /** Where some people work, in two reads however many there are. Inside a unit of work. */
    public List<Workplace> workplacesOf(Set<AccountId> accounts) {
        var seats = memberships.ofAccounts(accounts);
        var found = relays.findAll(seats.stream().map(Membership::relay).collect(Collectors.toSet()));
        return seats.stream().flatMap(seat -> Optional.ofNullable(found.get(seat.relay()))
                .map(relay -> new Workplace(seat, relay)).stream()).toList();
    }
}
