package org.abri.application.relay;

import java.time.ZoneId;
import org.abri.application.Draw;
import org.abri.application.Once;
import org.abri.application.Ports;
import org.abri.application.access.Gate;
import org.abri.application.account.KeepTeam;
import org.abri.application.journal.Recorder;
import org.abri.domain.access.Action;
import org.abri.domain.access.Denied;
import org.abri.domain.access.Granted;
import org.abri.domain.access.Viewpoint;
import org.abri.domain.account.Language;
import org.abri.domain.account.PersonName;
import org.abri.domain.journal.Act;
import org.abri.domain.relay.Relay;
import org.abri.domain.relay.RelayId;
import org.abri.domain.relay.ServiceAgreement;
import org.abri.domain.relay.StaffRole;

/** REL-2, REL-4, ACC-3: an operator records a relay with its concluded agreement and its first manager, all or nothing. */
public final class RecordRelay {
    public record Command(Viewpoint by, Once once, String name, ZoneId zone, ServiceAgreement agreement,
            PersonName manager, Language managerReads) {}

    public sealed interface Outcome {
        record Recorded(RelayId relay, KeepTeam.OpenOutcome.Opened manager) implements Outcome {}

        record Refused(Denied why) implements Outcome {}
    }

    private final Ports ports;
    private final Gate gate;
    private final Draw draw;
    private final Recorder recorder;
    private final KeepTeam keepTeam;

    public RecordRelay(Ports ports, Gate gate, Draw draw, Recorder recorder, KeepTeam keepTeam) {
        this.ports = ports;
        this.gate = gate;
        this.draw = draw;
        this.recorder = recorder;
        this.keepTeam = keepTeam;
    }

    public Outcome record(Command command) {
        var relay = new Relay(draw.relayId(command.by(), command.once()), command.name(), command.zone(),
                command.agreement());
        return ports.work().inOne(() -> switch (gate.onService(command.by(), Action.RECORD_RELAY)) {
            case Denied denied -> new Outcome.Refused(denied);
            case Granted key -> {
                if (ports.relays().find(relay.id()).isEmpty()) {
                    ports.relays().add(relay);
                    recorder.onService(command.by(), Act.RELAY_RECORDED, relay.name(), key.at());
                }
                yield switch (keepTeam.open(new KeepTeam.Opening(command.by(), relay.id(), command.once(),
                        command.manager(), command.managerReads(),
                        StaffRole.MANAGER))) {
                    case KeepTeam.OpenOutcome.Opened manager -> new Outcome.Recorded(relay.id(), manager);
                    case KeepTeam.OpenOutcome.Refused(var why) ->
                            throw new IllegalStateException("may record a relay but not its manager: " + why);
                };
            }
        });
    }
}
