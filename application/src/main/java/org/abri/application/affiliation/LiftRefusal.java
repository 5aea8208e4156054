package org.abri.application.affiliation;

import java.util.List;
import java.util.Optional;
import org.abri.application.Ports;
import org.abri.application.UnitOfWork;
import org.abri.application.access.Answer;
import org.abri.application.affiliation.Affiliations.Tie;
import org.abri.application.inside.Gate;
import org.abri.application.inside.Inside;
import org.abri.application.inside.Recorder;
import org.abri.domain.access.Action;
import org.abri.domain.access.Viewpoint;
import org.abri.domain.affiliation.Affiliation;
import org.abri.domain.journal.Act;
import org.abri.domain.relay.RelayId;
import org.abri.domain.vault.VaultId;

/** AFF-3, SEC-6: a relay that was refused cannot ask for a while; the person who refused lets it ask again when they like. */
public final class LiftRefusal {
    private final UnitOfWork work;
    private final Affiliations affiliations;
    private final Gate gate;
    private final Recorder recorder;

    LiftRefusal(Ports ports, Inside inside) {
        work = ports.work();
        affiliations = ports.affiliation().affiliations();
        gate = inside.gate();
        recorder = inside.recorder();
    }

    /** The relays that cannot ask now, the one that was refused last first. */
    public Answer<List<Tie>> refused(Viewpoint by, VaultId vault) {
        return work.inOne(() -> gate.at(by, vault).letting(Action.CONFIRM_AFFILIATION,
                key -> affiliations.refusedSince(vault, key.at().minus(Affiliation.SILENCE))));
    }

    /** From now on that relay may ask; answers whether it could not before. */
    public Answer<Boolean> lift(Viewpoint by, VaultId vault, RelayId relay) {
        return work.inOne(() -> {
            affiliations.lock(vault);
            var door = gate.at(by, vault);
            return door.letting(Action.CONFIRM_AFFILIATION, key -> {
                var silent = affiliations.refusedSince(vault, key.at().minus(Affiliation.SILENCE)).stream()
                        .filter(tie -> tie.relay().id().equals(relay)).toList();
                silent.forEach(tie -> affiliations.save(tie.affiliation().refusalLifted()));
                Optional.of(silent).filter(some -> !some.isEmpty())
                        .ifPresent(some -> recorder.onVault(door.look(), vault, Act.REFUSAL_LIFTED,
                                some.getFirst().relay().name(), key.at()));
                return !silent.isEmpty();
            });
        });
    }
}
