package org.abri.application.relay;

import java.time.Instant;
import java.time.ZoneId;
import java.util.Optional;
import org.abri.application.Once;
import org.abri.application.Ports;
import org.abri.application.UnitOfWork;
import org.abri.application.access.Answer;
import org.abri.application.inside.Draw;
import org.abri.application.inside.Gate;
import org.abri.application.inside.Inside;
import org.abri.application.inside.Passwords;
import org.abri.application.inside.Recorder;
import org.abri.domain.access.Action;
import org.abri.domain.access.Viewpoint;
import org.abri.domain.account.Language;
import org.abri.domain.account.PersonName;
import org.abri.domain.account.PhoneNumber;
import org.abri.domain.journal.Act;
import org.abri.domain.relay.Relay;
import org.abri.domain.relay.RelayId;
import org.abri.domain.relay.ServiceAgreement;
import org.abri.domain.relay.StaffRole;

/** REL-2, REL-4, ACC-3: an operator records a relay with its concluded agreement and its first manager, all or nothing. */
public final class RecordRelay {
    /** {@code shortName} and {@code phone} as {@link Relay} says. */
    public record Command(Viewpoint by, Once once, String name, String shortName, Optional<PhoneNumber> phone,
            ZoneId zone, ServiceAgreement agreement, PersonName manager, Language managerReads) {}

    public record Recorded(RelayId relay, KeepTeam.Opened manager) {}

    private final UnitOfWork work;
    private final Relays relays;
    private final Gate gate;
    private final Draw draw;
    private final Passwords passwords;
    private final Recorder recorder;
    private final OpenStaff openStaff;

    RecordRelay(Ports ports, Inside inside, OpenStaff openStaff) {
        work = ports.work();
        relays = ports.relay().relays();
        gate = inside.gate();
        draw = inside.draw();
        passwords = inside.passwords();
        recorder = inside.recorder();
        this.openStaff = openStaff;
    }

    /** Asked before the slow hash, and again with the act. */
    public Answer<Recorded> record(Command command) {
        var asked = work.inOne(() -> gate.at(command.by()).letting(Action.RECORD_RELAY, key -> key.at()));
        if (asked instanceof Answer.Refused<Instant>(var why)) { return new Answer.Refused<>(why); }
        var relay = new Relay(draw.relayId(command.by(), command.once(), command.name()), command.name(),
                command.shortName(), command.phone(), command.zone(), command.agreement());
        var manager = manager(command, relay);
        var code = passwords.drawCode(openStaff.accountId(manager));
        return work.inOne(() -> {
            var door = gate.at(command.by());
            return door.letting(Action.RECORD_RELAY, key -> {
                if (relays.find(relay.id()).isEmpty()) {
                    relays.add(relay);
                    recorder.onService(door.look(), Act.RELAY_RECORDED, relay.name(), key.at());
                }
                return new Recorded(relay.id(),
                        openStaff.open(door.look(), manager, code, key.at()));
            });
        });
    }

    private static KeepTeam.Opening manager(Command command, Relay relay) {
        return new KeepTeam.Opening(command.by(), relay.id(), command.once(), command.manager(),
                command.managerReads(), StaffRole.MANAGER);
    }
}
