package org.abri.application.relay;

import org.abri.domain.text.Sought;
import org.abri.domain.relay.RelayState;
import org.abri.domain.relay.Membership;
import org.abri.domain.account.PersonName;
import org.abri.domain.account.Account;
import org.abri.application.session.Sessions;
import org.abri.application.account.Accounts;
import org.abri.application.Listing;
import org.abri.application.Listed;
import java.util.stream.Collectors;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.BiPredicate;
import java.util.Comparator;
import java.time.Instant;
import java.util.List;
import org.abri.application.Ports;
import org.abri.application.UnitOfWork;
import org.abri.application.access.Answer;
import org.abri.application.inside.Gate;
import org.abri.application.inside.Inside;
import org.abri.domain.access.Action;
import org.abri.domain.access.Viewpoint;
import org.abri.domain.relay.Relay;
import org.abri.domain.relay.RelayId;

/** REL-2: the relays, for operators; one's own relay, for its staff. */
public final class SeeRelays {
    /**
     * A relay among others.
     *
     * @param managers    whoever manages it, the longest first
     * @param managerAsked ACC-3: whether a manager there waits for an operator's answer
     */
    public record RelayLine(Relay relay, RelayState state, List<PersonName> managers, boolean managerAsked) {
        /** Where a list that ended here goes on: lists of relays are in no order of time. */
        public Listing.Mark mark() {
            return new Listing.Mark(Instant.EPOCH, relay.id().value());
        }
    }

    private record Placed(Relay relay, RelayState state, List<Membership> managers, boolean managerAsked) {}

    private final UnitOfWork work;
    private final Gate gate;
    private final Relays relays;
    private final Memberships memberships;
    private final Sessions sessions;
    private final Accounts accounts;

    SeeRelays(Ports ports, Inside inside) {
        work = ports.work();
        gate = inside.gate();
        relays = ports.relay().relays();
        memberships = ports.relay().memberships();
        sessions = ports.sessions();
        accounts = ports.account().accounts();
    }

    public Answer<List<Relay>> all(Viewpoint by) {
        return work.inOne(() -> gate.at(by).letting(Action.SEE_RELAYS, key -> relays.all()));
    }

    /**
     * Those whose name or short name is found, part by part: first where an operator's answer is waited for, then as
     * {@link RelayState} says, what ends first before what ends later, and of one kind by name. A mark of a relay that is no
     * longer among them leads to the beginning.
     */
    public Answer<Listed<RelayLine>> list(Viewpoint by, Sought name, Listing wanted) {
        return list(by, (relay, now) -> name.isIn(relay.name(), relay.shortName()), this::placed, wanted);
    }

    /** REL-2: those whose agreement {@linkplain RelayState#endsSoon ends soon}, the first of them first. */
    public Answer<Listed<RelayLine>> ending(Viewpoint by, Listing wanted) {
        return list(by, (relay, now) -> RelayState.endsSoon(relay.inForce(), now),
                (found, now) -> placed(found, now).stream()
                        .sorted(Comparator
                                .comparing((Placed placed) -> placed.relay().inForce().endsFor(now))
                                .thenComparing(placed -> found.indexOf(placed.relay())))
                        .toList(),
                wanted);
    }

    private Answer<Listed<RelayLine>> list(Viewpoint by, BiPredicate<Relay, Instant> among,
            BiFunction<List<Relay>, Instant, List<Placed>> order, Listing wanted) {
        return work.inOne(() -> gate.at(by).letting(Action.SEE_RELAYS, key -> {
            var found = relays.all().stream().filter(relay -> among.test(relay, key.at())).toList();
            return Listed.of(named(part(order.apply(found, key.at()), wanted)), wanted, RelayLine::mark);
        }));
    }

    /** By name already; sorting keeps that. */
    private List<Placed> placed(List<Relay> found, Instant now) {
        var teams = memberships.ofRelays(found.stream().map(Relay::id).collect(Collectors.toSet())).stream()
                .collect(Collectors.groupingBy(Membership::relay));
        var signedIn = sessions.lastSignIns(teams.values().stream().flatMap(List::stream)
                .filter(Membership::isManager).map(Membership::account).collect(Collectors.toSet())).keySet();
        return found.stream().map(relay -> {
            var team = teams.getOrDefault(relay.id(), List.of());
            var managers = team.stream().filter(Membership::isManager).toList();
            return new Placed(relay,
                    RelayState.of(relay.inForce(),
                            managers.stream().map(Membership::account).anyMatch(signedIn::contains), now),
                    managers, team.stream().anyMatch(member -> member.asked().isPresent()));
        }).sorted(Comparator.comparing((Placed placed) -> !placed.managerAsked())
                .thenComparing(Placed::state).thenComparing(placed -> placed.state() == RelayState.ENDS_SOON
                        ? placed.relay().inForce().endsFor(now)
                        : Instant.EPOCH))
                .toList();
    }

    private static List<Placed> part(List<Placed> placed, Listing wanted) {
        var from = wanted.after().map(Listing.Mark::id).map(RelayId::new)
                .map(last -> placed.stream().map(each -> each.relay().id()).toList().indexOf(last) + 1)
                .orElse(0);
        return placed.subList(from, Math.min(placed.size(), from + wanted.most() + 1));
    }

    private List<RelayLine> named(List<Placed> part) {
        var names = accounts.findAll(part.stream().flatMap(placed -> placed.managers().stream())
                .map(Membership::account).collect(Collectors.toSet()));
        return part.stream()
                .map(placed -> new RelayLine(placed.relay(), placed.state(), placed.managers().stream()
                        .flatMap(manager -> Optional.ofNullable(names.get(manager.account())).stream())
                        .map(Account::name).toList(), placed.managerAsked()))
                .toList();
    }

    public Answer<Relay> find(Viewpoint by, RelayId relay) {
        return work.inOne(() -> {
            var door = gate.at(by, relay);
            return door.lettingIfThere(Action.SEE_RELAY, key -> door.look().relay());
        });
    }
}
