package org.abri.application.relay;

import java.util.List;
import org.abri.application.Ports;
import org.abri.application.access.Gate;
import org.abri.domain.access.Action;
import org.abri.domain.access.Denied;
import org.abri.domain.access.Granted;
import org.abri.domain.access.Viewpoint;
import org.abri.domain.relay.Relay;
import org.abri.domain.relay.RelayId;

/** REL-2: the relays, for operators; one's own relay, for its staff. */
public final class SeeRelays {
    public sealed interface AllOutcome {
        record Seen(List<Relay> relays) implements AllOutcome {}

        record Refused(Denied why) implements AllOutcome {}
    }

    public sealed interface OneOutcome {
        record Seen(Relay relay) implements OneOutcome {}

        record Missing() implements OneOutcome {}

        record Refused(Denied why) implements OneOutcome {}
    }

    private final Ports ports;
    private final Gate gate;

    public SeeRelays(Ports ports, Gate gate) {
        this.ports = ports;
        this.gate = gate;
    }

    public AllOutcome all(Viewpoint by) {
        return ports.work().inOne(() -> switch (gate.onService(by, Action.SEE_RELAYS)) {
            case Denied denied -> new AllOutcome.Refused(denied);
            case Granted key -> new AllOutcome.Seen(ports.relays().all());
        });
    }

    public OneOutcome one(Viewpoint by, RelayId relay) {
        return ports.work().inOne(() -> switch (gate.onRelay(by, Action.SEE_RELAY, relay)) {
            case Denied denied -> new OneOutcome.Refused(denied);
            case Granted key -> ports.relays().find(relay).<OneOutcome> map(OneOutcome.Seen::new)
                    .orElseGet(OneOutcome.Missing::new);
        });
    }
}
