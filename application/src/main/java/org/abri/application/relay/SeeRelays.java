package org.abri.application.relay;

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
    private final UnitOfWork work;
    private final Gate gate;
    private final Relays relays;

    SeeRelays(Ports ports, Inside inside) {
        work = ports.work();
        gate = inside.gate();
        relays = ports.relay().relays();
    }

    public Answer<List<Relay>> all(Viewpoint by) {
        return work.inOne(() -> gate.at(by).letting(Action.SEE_RELAYS, key -> relays.all()));
    }

    public Answer<Relay> find(Viewpoint by, RelayId relay) {
        return work.inOne(() -> {
            var door = gate.at(by, relay);
            return door.lettingIfThere(Action.SEE_RELAY, key -> door.look().relay());
        });
    }
}
