package org.abri.application.affiliation;

import java.util.List;
import java.util.Optional;
import org.abri.application.Ports;
import org.abri.application.access.Gate;
import org.abri.domain.access.Action;
import org.abri.domain.access.Denied;
import org.abri.domain.access.Granted;
import org.abri.domain.access.Viewpoint;
import org.abri.domain.account.PersonName;
import org.abri.domain.affiliation.Affiliation;
import org.abri.domain.relay.RelayId;
import org.abri.domain.vault.VaultId;

/** VLT-4, AFF-3: staff see whom their relay accompanies, and which of its requests still wait. */
public final class SeePeople {
    /** Somebody affiliated to the relay. */
    public record Person(VaultId vault, PersonName name, boolean feedingAllowed) {}

    public sealed interface Outcome {
        record Seen(List<Person> people) implements Outcome {}

        record Refused(Denied why) implements Outcome {}
    }

    public sealed interface OneOutcome {
        record Seen(Person person) implements OneOutcome {}

        record Refused(Denied why) implements OneOutcome {}
    }

    private final Ports ports;
    private final Gate gate;

    public SeePeople(Ports ports, Gate gate) {
        this.ports = ports;
        this.gate = gate;
    }

    public Outcome see(Viewpoint by, RelayId relay) {
        return ports.work().inOne(() -> switch (gate.onRelay(by, Action.SEE_PEOPLE, relay)) {
            case Denied denied -> new Outcome.Refused(denied);
            case Granted key -> new Outcome.Seen(ports.affiliations().at(relay, key).stream()
                    .filter(Affiliation::active)
                    .flatMap(affiliation -> person(affiliation).stream())
                    .toList());
        });
    }

    /** Who it is that a vault belongs to, as far as staff of this relay may know. */
    public OneOutcome one(Viewpoint.StaffAt by, VaultId vault) {
        return ports.work().inOne(() -> switch (gate.onVault(by, Action.SEE_VAULT, vault)) {
            case Denied denied -> new OneOutcome.Refused(denied);
            case Granted key -> new OneOutcome.Seen(
                    ports.affiliations().latest(vault, by.relay()).flatMap(this::person).orElseThrow());
        });
    }

    private Optional<Person> person(Affiliation affiliation) {
        return ports.accounts().find(affiliation.vault().owner())
                .map(account -> new Person(affiliation.vault(), account.name(),
                        affiliation.feedingAllowed()));
    }
}
