package org.abri.application.moderation;

import java.util.List;
import org.abri.application.Ports;
import org.abri.application.inside.Inside;
import org.abri.application.later.Chore;
import org.abri.application.vault.VaultRoom;

/** The use cases about what people report, and what becomes of it. */
public record ModerationRoom(ReportItem reportItem, ReviewReports reviewReports,
        SeeWithdrawn seeWithdrawn, TellProblem tellProblem, KeepProblems keepProblems,
        SeeUnusualUses seeUnusualUses,
        List<Chore> chores) {
    @SuppressWarnings("exports") // only Abri has an Inside to give
    public static ModerationRoom of(Ports ports, Inside inside, VaultRoom vault) {
        var keepProblems = new KeepProblems(ports, inside);
        var seeUnusualUses = new SeeUnusualUses(ports, inside);
        return new ModerationRoom(new ReportItem(ports, inside),
                new ReviewReports(ports, inside, vault.downloadDocument()), new SeeWithdrawn(ports, inside),
                new TellProblem(ports, inside), keepProblems, seeUnusualUses,
                List.of(Chore.hourly("end-reports", new EndReports(ports, inside)::end),
                        Chore.hourly("forget-problems",
                                () -> keepProblems.forget(ports.clock().instant())),
                        Chore.hourly("forget-unusual-uses",
                                () -> seeUnusualUses.forget(ports.clock().instant()))));
    }
}
