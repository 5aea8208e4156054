package org.abri.application.affiliation;

import org.abri.application.Ports;
import org.abri.application.access.Gate;
import org.abri.application.journal.Recorder;
import org.abri.domain.access.Action;
import org.abri.domain.access.Denied;
import org.abri.domain.access.Granted;
import org.abri.domain.access.Viewpoint;
import org.abri.domain.affiliation.AffiliationState;
import org.abri.domain.affiliation.Ending;
import org.abri.domain.journal.Act;
import org.abri.domain.relay.Relay;
import org.abri.domain.relay.RelayId;
import org.abri.domain.vault.VaultId;

/**
 * AFF-5: the beneficiary ends an affiliation, or staff of that relay do it because the beneficiary asked them to. Nobody
 * can refuse or delay it, and from the moment it is done staff get nothing any more (AFF-6).
 */
public final class EndAffiliation {
    public sealed interface Outcome {
        /** Over, now or already. */
        record Ended() implements Outcome {}

        record Refused(Denied why) implements Outcome {}
    }

    private final Ports ports;
    private final Gate gate;
    private final Recorder recorder;

    public EndAffiliation(Ports ports, Gate gate, Recorder recorder) {
        this.ports = ports;
        this.gate = gate;
        this.recorder = recorder;
    }

    /** From "my relays". A request that waits is refused by it (AFF-3). */
    public Outcome byOwner(Viewpoint.Beneficiary by, RelayId relay) {
        return end(by, by.vault(), relay);
    }

    /** As the beneficiary asked. A request that waits is withdrawn by it (AFF-3). */
    public Outcome byStaff(Viewpoint.StaffAt by, VaultId vault) {
        return end(by, vault, by.relay());
    }

    private Outcome end(Viewpoint by, VaultId vault, RelayId relay) {
        return ports.work().inOne(() -> {
            ports.vaults().lock(vault);
            return switch (gate.onVault(by, Action.END_AFFILIATION, vault)) {
                case Denied denied -> new Outcome.Refused(denied);
                case Granted key -> {
                    ports.affiliations().latest(vault, relay).filter(tie -> !tie.over()).ifPresent(tie -> {
                        var byOwner = by instanceof Viewpoint.Beneficiary;
                        var asked = tie.state() instanceof AffiliationState.Requested;
                        ports.affiliations().save(tie.ended(how(byOwner, asked), key.at()));
                        recorder.onVault(by, vault, act(byOwner, asked),
                                ports.relays().find(relay).map(Relay::name).orElse(""), key.at());
                    });
                    yield new Outcome.Ended();
                }
            };
        });
    }

    private static Ending how(boolean byOwner, boolean asked) {
        if (asked) { return byOwner ? Ending.REFUSED : Ending.WITHDRAWN; }
        return byOwner ? Ending.BY_BENEFICIARY : Ending.BY_STAFF_AS_ASKED;
    }

    private static Act act(boolean byOwner, boolean asked) {
        if (asked) { return byOwner ? Act.AFFILIATION_REFUSED : Act.AFFILIATION_WITHDRAWN; }
        return Act.AFFILIATION_ENDED;
    }
}
