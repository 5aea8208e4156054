package org.abri.application.moderation;

import java.time.Instant;
import java.util.List;
import org.abri.application.Ports;
import org.abri.application.UnitOfWork;
import org.abri.application.access.Answer;
import org.abri.application.inside.Gate;
import org.abri.application.inside.Inside;
import org.abri.domain.access.Action;
import org.abri.domain.access.Viewpoint;
import org.abri.domain.moderation.Wrong;
import org.abri.domain.vault.VaultId;

/** MOD-1: the owner is told what was withdrawn from their vault, for what, and until when it can be given back; never who reported it. */
public final class SeeWithdrawn {
    /** {@code title}: what it was called. */
    public record Withdrawn(String title, Wrong wrong, Instant erasedAt) {}

    private final UnitOfWork work;
    private final Reports reports;
    private final Gate gate;

    SeeWithdrawn(Ports ports, Inside inside) {
        work = ports.work();
        reports = ports.moderation().reports();
        gate = inside.gate();
    }

    /** The newest first. What the record of the vault tells them anyway, as long as something can be done about it. */
    public Answer<List<Withdrawn>> see(Viewpoint by, VaultId vault) {
        return work.inOne(() -> gate.at(by, vault).letting(Action.READ_JOURNAL,
                key -> reports.withdrawn(vault).stream()
                        .map(report -> new Withdrawn(report.title(), report.wrong(), report.until()))
                        .toList()));
    }
}
