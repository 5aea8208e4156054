package org.abri.application.affiliation;

import org.abri.application.Ports;
import org.abri.application.access.Gate;
import org.abri.application.journal.Recorder;
import org.abri.domain.access.Action;
import org.abri.domain.access.Denied;
import org.abri.domain.access.Granted;
import org.abri.domain.access.Viewpoint;
import org.abri.domain.affiliation.Affiliation;
import org.abri.domain.journal.Act;
import org.abri.domain.relay.Relay;
import org.abri.domain.relay.RelayId;
import org.abri.domain.vault.VaultId;

/** VLT-5: the beneficiary lets the staff of one relay add papers, or no longer does. */
public final class DecideFeeding {
    public sealed interface Outcome {
        /** As decided, now or already. */
        record Decided(Affiliation affiliation) implements Outcome {}

        /** There is no affiliation to that relay that is confirmed and not over. */
        record NotAffiliated() implements Outcome {}

        record Refused(Denied why) implements Outcome {}
    }

    private final Ports ports;
    private final Gate gate;
    private final Recorder recorder;

    public DecideFeeding(Ports ports, Gate gate, Recorder recorder) {
        this.ports = ports;
        this.gate = gate;
        this.recorder = recorder;
    }

    public Outcome decide(Viewpoint by, VaultId vault, RelayId relay, boolean allowed) {
        return ports.work().inOne(() -> {
            ports.vaults().lock(vault);
            return switch (gate.onVault(by, Action.DECIDE_FEEDING, vault)) {
                case Denied denied -> new Outcome.Refused(denied);
                case Granted key -> ports.affiliations().latest(vault, relay).filter(Affiliation::active)
                        .<Outcome> map(tie -> new Outcome.Decided(decided(key, tie, allowed)))
                        .orElseGet(Outcome.NotAffiliated::new);
            };
        });
    }

    private Affiliation decided(Granted key, Affiliation tie, boolean allowed) {
        if (tie.feedingAllowed() == allowed) { return tie; }
        var decided = allowed ? tie.feedingConsented(key.at()) : tie.feedingWithdrawn();
        ports.affiliations().save(decided);
        recorder.onVault(key.viewpoint(), tie.vault(),
                allowed ? Act.FEEDING_CONSENTED : Act.FEEDING_WITHDRAWN,
                ports.relays().find(tie.relay()).map(Relay::name).orElse(""), key.at());
        return decided;
    }
}
