package org.abri.application.relay;

import org.abri.application.Ports;
import org.abri.application.UnitOfWork;
import org.abri.application.access.Answer;
import org.abri.application.inside.Gate;
import org.abri.application.inside.Inside;
import org.abri.application.inside.Recorder;
import org.abri.domain.access.Action;
import org.abri.domain.access.Viewpoint;
import org.abri.domain.journal.Act;
import org.abri.domain.relay.Membership;
import org.abri.domain.relay.Relay;
import org.abri.domain.relay.RelayId;

/**
 * SEC-2: a relay's manager, or an operator, decides whether its staff must have a second factor. It bites at once: whoever is
 * signed in there without one can do nothing but set one up.
 */
public final class RequireFactor {
    private final UnitOfWork work;
    private final Memberships memberships;
    private final Gate gate;
    private final Recorder recorder;
    private final WhoNeedsFactor whoNeedsFactor;

    RequireFactor(Ports ports, Inside inside, WhoNeedsFactor whoNeedsFactor) {
        work = ports.work();
        memberships = ports.relay().memberships();
        gate = inside.gate();
        recorder = inside.recorder();
        this.whoNeedsFactor = whoNeedsFactor;
    }

    /** Whether they must, for whoever decides on it. */
    public Answer<Boolean> see(Viewpoint by, RelayId relay) {
        return work.inOne(() -> gate.at(by, relay).letting(Action.REQUIRE_FACTOR,
                key -> memberships.factorRequired(relay)));
    }

    /** Answers what now is. Deciding the same again changes nothing. */
    public Answer<Boolean> decide(Viewpoint by, RelayId relay, boolean required) {
        return work.inOne(() -> {
            var team = memberships.lock(relay);
            var door = gate.at(by, relay);
            return door.letting(Action.REQUIRE_FACTOR, key -> {
                if (memberships.factorRequired(relay) == required) { return required; }
                memberships.requireFactor(relay, required);
                team.stream().map(Membership::account).forEach(whoNeedsFactor::settle);
                recorder.onService(door.look(), required ? Act.FACTOR_REQUIRED : Act.FACTOR_NOT_REQUIRED,
                        door.look().relay().map(Relay::name).orElse(""), key.at());
                return required;
            });
        });
    }
}
