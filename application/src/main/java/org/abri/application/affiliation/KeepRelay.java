package org.abri.application.affiliation;

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

/** AFF-10: reminded of a relay where nothing happened for a year, the person says that it stays: nobody asks again for a year. */
public final class KeepRelay {
    private final UnitOfWork work;
    private final Affiliations affiliations;
    private final Relays relays;
    private final Gate gate;
    private final Recorder recorder;

    KeepRelay(Ports ports, Inside inside) {
        work = ports.work();
        affiliations = ports.affiliation().affiliations();
        relays = ports.relay().relays();
        gate = inside.gate();
        recorder = inside.recorder();
    }

    /** Answers whether there is such a relay to keep. */
    public Answer<Boolean> keep(Viewpoint by, VaultId vault, RelayId relay) {
        return work.inOne(() -> {
            affiliations.lock(vault);
            var door = gate.at(by, vault);
            return door.letting(Action.CONFIRM_AFFILIATION,
                    key -> affiliations.latest(vault, relay).filter(tie -> tie.activeAt(key.at()))
                            .map(tie -> kept(door.look(), tie)).isPresent());
        });
    }

    private Affiliation kept(Look look, Affiliation tie) {
        var kept = tie.kept(look.at());
        affiliations.save(kept);
        recorder.onVault(look, tie.vault(), Act.AFFILIATION_KEPT,
                relays.find(tie.relay()).map(Relay::name).orElse(""), look.at());
        return kept;
    }
}
