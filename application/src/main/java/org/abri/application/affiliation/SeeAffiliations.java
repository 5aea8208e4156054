package org.abri.application.affiliation;

import java.util.List;
import org.abri.application.Ports;
import org.abri.application.UnitOfWork;
import org.abri.application.access.Answer;
import org.abri.application.affiliation.Affiliations.Tie;
import org.abri.application.inside.Gate;
import org.abri.application.inside.Inside;
import org.abri.domain.access.Action;
import org.abri.domain.access.Viewpoint;
import org.abri.domain.vault.VaultId;

/** AFF-9: the beneficiary sees which relays are affiliated, since when, who asks to be, and who may add papers. */
public final class SeeAffiliations {
    /** Active ties, then requests that wait for an answer; what is over is left to the journal. */
    public record Seen(List<Tie> active, List<Tie> requested) {}

    private final UnitOfWork work;
    private final Gate gate;
    private final Affiliations affiliations;

    SeeAffiliations(Ports ports, Inside inside) {
        work = ports.work();
        gate = inside.gate();
        affiliations = ports.affiliation().affiliations();
    }

    public Answer<Seen> see(Viewpoint by, VaultId vault) {
        return work.inOne(() -> gate.at(by, vault).letting(Action.CONFIRM_AFFILIATION, key -> {
            var ties = affiliations.tiesOf(vault);
            return new Seen(ties.stream().filter(tie -> tie.affiliation().active()).toList(),
                    ties.stream().filter(tie -> tie.affiliation().openRequestAt(key.at()).isPresent())
                            .toList());
        }));
    }
}
