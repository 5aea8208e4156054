package org.abri.application.affiliation;

import java.time.Instant;
import java.util.Optional;
import org.abri.application.Ports;
import org.abri.application.UnitOfWork;
import org.abri.application.access.Answer;
import org.abri.application.affiliation.Pointers.Pointer;
import org.abri.application.inside.Draw;
import org.abri.application.inside.Gate;
import org.abri.application.inside.Inside;
import org.abri.domain.access.Action;
import org.abri.domain.access.Viewpoint;
import org.abri.domain.account.ShownCode;
import org.abri.domain.vault.VaultId;

/** AFF-4: the person shows staff who they are, without saying their username. */
public final class ShowCode {
    /** What is on the person's screen, and until when it is good. */
    public record Shown(ShownCode code, Instant until) {}

    private final UnitOfWork work;
    private final Gate gate;
    private final Draw draw;
    private final Pointers pointers;

    ShowCode(Ports ports, Inside inside) {
        work = ports.work();
        gate = inside.gate();
        draw = inside.draw();
        pointers = ports.affiliation().pointers();
    }

    /** A new one, in place of the one that was shown before. */
    public Answer<Shown> show(Viewpoint by, VaultId vault) {
        return work.inOne(() -> gate.at(by, vault).letting(Action.CONFIRM_AFFILIATION, key -> {
            var shown = new Shown(draw.shownCode(), key.at().plus(ShownCode.LIFE));
            pointers.forgetCodes(vault.owner());
            pointers.keep(shown.code().letters(),
                    new Pointer(vault.owner(), Optional.empty(), shown.until()));
            return shown;
        }));
    }
}
