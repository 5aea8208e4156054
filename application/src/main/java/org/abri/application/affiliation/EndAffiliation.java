package org.abri.application.affiliation;

import org.abri.domain.relay.MonthOfWork.Deed;
import org.abri.application.inside.Tally;
import org.abri.application.relay.LastLooks;
import java.time.Instant;
import org.abri.application.Ports;
import org.abri.application.UnitOfWork;
import org.abri.application.access.Answer;
import org.abri.application.access.Look;
import org.abri.application.inside.Gate;
import org.abri.application.inside.Inside;
import org.abri.application.inside.Presence;
import org.abri.application.inside.Recorder;
import org.abri.application.relay.Relays;
import org.abri.domain.access.Action;
import org.abri.domain.access.Viewpoint;
import org.abri.domain.affiliation.Affiliation;
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
    private final UnitOfWork work;
    private final Affiliations affiliations;
    private final Relays relays;
    private final LastLooks looks;
    private final Gate gate;
    private final Recorder recorder;
    private final Tally tally;
    private final Presence presence;

    EndAffiliation(Ports ports, Inside inside) {
        work = ports.work();
        affiliations = ports.affiliation().affiliations();
        relays = ports.relay().relays();
        looks = ports.relay().looks();
        gate = inside.gate();
        recorder = inside.recorder();
        tally = inside.tally();
        presence = inside.presence();
    }

    /** Over, now or already; a request that waits is refused or withdrawn by it (AFF-3). Answers whether it changed anything. */
    public Answer<Boolean> end(Viewpoint by, VaultId vault, RelayId relay) {
        return work.inOne(() -> {
            affiliations.lock(vault);
            var door = gate.at(by, vault);
            return door.letting(Action.END_AFFILIATION,
                    key -> affiliations.latest(vault, relay)
                            .filter(tie -> !tie.over() && isTheirs(by, tie))
                            .map(tie -> ended(door.look(), tie, key.at())).isPresent());
        });
    }

    /** AFF-5: what staff may end is the tie to the relay at which they act; of others the key says nothing. */
    private static boolean isTheirs(Viewpoint by, Affiliation tie) {
        return !(by instanceof Viewpoint.StaffAt(var account, var relay)) || relay.equals(tie.relay());
    }

    private Affiliation ended(Look look, Affiliation tie, Instant now) {
        var byOwner = look.by() instanceof Viewpoint.Beneficiary;
        var asked = tie.state() instanceof AffiliationState.Requested;
        var ended = tie.ended(how(byOwner, asked), now);
        affiliations.save(ended);
        var relay = relays.find(tie.relay());
        recorder.onVault(look, tie.vault(), act(byOwner, asked), relay.map(Relay::name).orElse(""), now);
        relay.filter(here -> tie.active()).ifPresent(here -> tally.count(here, Deed.LEFT, now));
        looks.forgetVault(tie.vault(), tie.relay());
        presence.ends(tie);
        return ended;
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
