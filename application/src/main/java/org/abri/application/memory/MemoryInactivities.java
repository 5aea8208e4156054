package org.abri.application.memory;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.abri.application.account.Inactivities;
import org.abri.domain.account.AccountId;
import org.abri.domain.account.Inactivity;
import org.abri.domain.relay.RelayId;

/** Since when nobody signed in, in memory. */
final class MemoryInactivities implements Inactivities {
    private static final Comparator<Inactivity> BY_ID =
            Comparator.comparing(one -> one.account().value());

    private record Day(RelayId relay, LocalDate on) {}

    private final Table<AccountId, Inactivity> people;
    private final Table<RelayId, Day> relays;

    MemoryInactivities(Memory memory) {
        people = new Table<>(memory);
        relays = new Table<>(memory);
    }

    @Override
    public Optional<Inactivity> find(AccountId account) {
        return people.find(account);
    }

    @Override
    public Optional<Inactivity> lock(AccountId account) {
        return people.find(account);
    }

    @Override
    public void save(Inactivity inactivity) {
        people.put(inactivity.account(), inactivity);
    }

    @Override
    public List<Inactivity> due(LocalDate day, Optional<Inactivity> after, int most) {
        return listed(people.rows().filter(one -> !one.nextOn().isAfter(day)),
                Comparator.comparing(Inactivity::nextOn).thenComparing(BY_ID), after, most);
    }

    @Override
    public List<Inactivity> noticedAfter(LocalDate day, Optional<Inactivity> after, int most) {
        return listed(people.rows().filter(one -> one.noticedAfter(day)), BY_ID, after, most);
    }

    private static List<Inactivity> listed(Stream<Inactivity> all, Comparator<Inactivity> order,
            Optional<Inactivity> after, int most) {
        return all.filter(one -> after.filter(last -> order.compare(one, last) <= 0).isEmpty()).sorted(order)
                .limit(most).toList();
    }

    @Override
    public void staffSignedIn(Set<RelayId> at, LocalDate day) {
        at.stream().filter(relay -> relays.find(relay).filter(kept -> !kept.on().isBefore(day)).isEmpty())
                .forEach(relay -> relays.put(relay, new Day(relay, day)));
    }

    @Override
    public Map<RelayId, LocalDate> staffSignIns(Set<RelayId> at) {
        return at.stream().flatMap(relay -> relays.find(relay).stream())
                .collect(Collectors.toUnmodifiableMap(Day::relay, Day::on));
    }

    void remove(AccountId account) {
        people.remove(account);
    }
}
