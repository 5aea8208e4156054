package org.abri.application.affiliation;

import java.time.Instant;
import java.util.Optional;
import org.abri.application.Ports;
import org.abri.application.UnitOfWork;
import org.abri.application.access.Answer;
import org.abri.application.access.Look;
import org.abri.application.inside.Gate;
import org.abri.application.inside.Inside;
import org.abri.application.inside.Recorder;
import org.abri.application.relay.Relays;
import org.abri.domain.access.Action;
import org.abri.domain.access.Viewpoint;
import org.abri.domain.affiliation.Affiliation;
import org.abri.domain.journal.Act;
import org.abri.domain.relay.Relay;
import org.abri.domain.relay.RelayId;
import org.abri.domain.vault.VaultId;

/** VLT-5: the beneficiary lets the staff of one relay add papers, or no longer does. */
public final class DecideFeeding {
    private final UnitOfWork work;
    private final Affiliations affiliations;
    private final Relays relays;
    private final Gate gate;
    private final Recorder recorder;

    DecideFeeding(Ports ports, Inside inside) {
        work = ports.work();
        affiliations = ports.affiliation().affiliations();
        relays = ports.relay().relays();
        gate = inside.gate();
        recorder = inside.recorder();
    }

    /** As decided, now or already; empty when there is no affiliation to that relay that is confirmed and not over. */
    public Answer<Optional<Affiliation>> decide(Viewpoint by, VaultId vault, RelayId relay,
            boolean allowed) {
        return work.inOne(() -> {
            affiliations.lock(vault);
            var door = gate.at(by, vault);
            return door.letting(Action.DECIDE_FEEDING,
                    key -> affiliations.latest(vault, relay).filter(tie -> tie.activeAt(key.at()))
                            .map(tie -> decided(door.look(), tie, allowed, key.at())));
        });
    }

    private Affiliation decided(Look look, Affiliation tie, boolean allowed, Instant now) {
        if (tie.feedingAllowed() == allowed) { return tie; }
        var decided = allowed ? tie.feedingConsented(now) : tie.feedingWithdrawn();
        affiliations.save(decided);
        recorder.onVault(look, tie.vault(), allowed ? Act.FEEDING_CONSENTED : Act.FEEDING_WITHDRAWN,
                relays.find(tie.relay()).map(Relay::name).orElse(""), now);
        return decided;
    }
}
