package org.abri.application.moderation;

import java.time.Instant;
import java.time.InstantSource;
import org.abri.application.Listing.Mark;
import org.abri.application.Ports;
import org.abri.application.inside.Erasing;
import org.abri.application.inside.Inside;
import org.abri.application.inside.OneByOne;
import org.abri.application.inside.Recorder;
import org.abri.application.vault.Items;
import org.abri.application.vault.Vaults;
import org.abri.domain.journal.Act;
import org.abri.domain.moderation.ItemReport.Stage;
import org.abri.domain.moderation.ItemReport;

/** MOD-1: reports end by themselves, {@linkplain OneByOne one by one}; what was withdrawn and not given back is erased. */
final class EndReports {
    private final InstantSource clock;
    private final OneByOne oneByOne;
    private final Reports reports;
    private final Items items;
    private final Vaults vaults;
    private final Recorder recorder;
    private final Erasing erasing;

    EndReports(Ports ports, Inside inside) {
        clock = ports.clock();
        oneByOne = inside.oneByOne();
        reports = ports.moderation().reports();
        items = ports.vault().items();
        vaults = ports.vault().vaults();
        recorder = inside.recorder();
        erasing = inside.erasing();
    }

    /** Answers how many were over. */
    int end() {
        var now = clock.instant();
        return oneByOne.<ItemReport> each("end-reports",
                (last, most) -> reports.overAt(now, last.map(EndReports::mark), most),
                report -> end(report, now));
    }

    private static Mark mark(ItemReport report) {
        return new Mark(report.until(), report.id().value());
    }

    /** It may have been decided meanwhile. */
    private boolean end(ItemReport seen, Instant now) {
        var unused = vaults.lock(seen.vault());
        var over = reports.find(seen.id()).filter(report -> !report.isLookedAfterAt(now));
        over.ifPresent(report -> {
            reports.remove(report.id());
            if (report.stage() == Stage.WITHDRAWN) {
                erase(report, now);
            }
        });
        return over.isPresent();
    }

    private void erase(ItemReport report, Instant now) {
        items.eraseWithdrawn(report.vault(), report.item()).ifPresent(gone -> {
            vaults.find(report.vault()).ifPresent(vault -> {
                var unused = erasing.follow(vault, report.item(), gone, now);
            });
            recorder.byServiceOnVault(report.vault(), Act.ITEM_ERASED, report.title(), now);
        });
    }
}
