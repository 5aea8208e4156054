package org.abri.application.relay;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.abri.application.Ports;
import org.abri.application.UnitOfWork;
import org.abri.application.access.Answer;
import org.abri.application.inside.Gate;
import org.abri.application.inside.Inside;
import org.abri.domain.access.Action;
import org.abri.domain.access.Viewpoint;
import org.abri.domain.relay.Membership;
import org.abri.domain.relay.Relay;

/** ACC-12: where somebody works, and as what. */
public final class SeeWorkplaces {
    /** One relay where the person works. */
    public record Workplace(Membership membership, Relay relay) {}

    private final UnitOfWork work;
    private final Gate gate;
    private final RelayPorts ports;

    SeeWorkplaces(Ports ports, Inside inside) {
        work = ports.work();
        gate = inside.gate();
        this.ports = ports.relay();
    }

    public Answer<List<Workplace>> see(Viewpoint by) {
        return work.inOne(() -> gate.at(by).letting(Action.SEE_WORKPLACES,
                key -> workplaces(ports.memberships().ofAccount(by.who().orElseThrow()))));
    }

    private List<Workplace> workplaces(List<Membership> memberships) {
        var relays = ports.relays()
                .findAll(memberships.stream().map(Membership::relay).collect(Collectors.toSet()));
        return memberships.stream().flatMap(membership -> Optional.ofNullable(relays.get(membership.relay()))
                .map(relay -> new Workplace(membership, relay)).stream()).toList();
    }
}
