package org.abri.application.affiliation;

import java.util.List;
import org.abri.application.Ports;
import org.abri.application.access.Gate;
import org.abri.domain.access.Action;
import org.abri.domain.access.Denied;
import org.abri.domain.access.Granted;
import org.abri.domain.access.Viewpoint;
import org.abri.domain.affiliation.Affiliation;
import org.abri.domain.affiliation.AffiliationState;
import org.abri.domain.relay.Relay;
import org.abri.domain.vault.VaultId;

/** AFF-9: the beneficiary sees which relays are affiliated, since when, who asks to be, and who may add papers. */
public final class SeeAffiliations {
    public record Tie(Affiliation affiliation, Relay relay) {}

    public sealed interface Outcome {
        /** Active ties, then requests that wait for an answer; what is over is left to the journal. */
        record Seen(List<Tie> active, List<Tie> requested) implements Outcome {}

        record Refused(Denied why) implements Outcome {}
    }

    private final Ports ports;
    private final Gate gate;

    public SeeAffiliations(Ports ports, Gate gate) {
        this.ports = ports;
        this.gate = gate;
    }

    public Outcome see(Viewpoint.Beneficiary by) {
        return ports.work().inOne(() -> switch (gate.onVault(by, Action.CONFIRM_AFFILIATION, by.vault())) {
            case Denied denied -> new Outcome.Refused(denied);
            case Granted key -> {
                var ties = ties(by.vault());
                yield new Outcome.Seen(
                        ties.stream()
                                .filter(tie -> tie.affiliation().state() instanceof AffiliationState.Active)
                                .toList(),
                        ties.stream().filter(tie -> tie.affiliation().openRequestAt(key.at()).isPresent())
                                .toList());
            }
        });
    }

    private List<Tie> ties(VaultId vault) {
        return ports.affiliations().of(vault).stream()
                .filter(affiliation -> !affiliation.over())
                .flatMap(affiliation -> ports.relays().find(affiliation.relay())
                        .map(relay -> new Tie(affiliation, relay)).stream())
                .toList();
    }
}
