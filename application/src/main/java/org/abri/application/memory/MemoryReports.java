package org.abri.application.memory;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.abri.application.Listing;
import org.abri.application.Listing.Mark;
import org.abri.application.moderation.Reports;
import org.abri.domain.moderation.ItemReport;
import org.abri.domain.moderation.ItemReport.Stage;
import org.abri.domain.moderation.ReportId;
import org.abri.domain.vault.ItemId;
import org.abri.domain.vault.VaultId;

/** Reports of items in memory. */
final class MemoryReports implements Reports {
    private static final Comparator<ItemReport> NEWEST_FIRST =
            (one, other) -> mark(one).isAfter(mark(other)) ? 1 : -1;

    private final Table<ReportId, ItemReport> reports;

    MemoryReports(Memory memory) {
        this.reports = new Table<>(memory);
    }

    @Override
    public void add(ItemReport report) {
        reports.add(report.id(), report);
    }

    @Override
    public void remove(ReportId id) {
        reports.remove(id);
    }

    @Override
    public Optional<ItemReport> find(ReportId id) {
        return reports.find(id);
    }

    @Override
    public List<ItemReport> ofItem(ItemId item) {
        return reports.rows().filter(report -> report.item().equals(item)).sorted(NEWEST_FIRST.reversed())
                .toList();
    }

    @Override
    public List<ItemReport> withdrawn(VaultId vault) {
        return reports.rows()
                .filter(report -> report.vault().equals(vault) && report.stage() == Stage.WITHDRAWN)
                .sorted(NEWEST_FIRST).toList();
    }

    @Override
    public List<ItemReport> list(Listing wanted) {
        return NewestFirst.of(reports.rows(), MemoryReports::mark, wanted);
    }

    @Override
    public List<ItemReport> overAt(Instant now, Optional<Mark> after, int most) {
        return OldestFirst.of(reports.rows().filter(report -> !report.isLookedAfterAt(now)),
                report -> new Mark(report.until(), report.id().value()), after, most);
    }

    /** Until when the item of that id in that vault is looked after, if it was reported. */
    Optional<Instant> until(VaultId vault, ItemId item) {
        return ofItem(item).stream().filter(report -> report.vault().equals(vault)).map(ItemReport::until)
                .max(Comparator.naturalOrder());
    }

    void removeAll(VaultId vault) {
        reports.removeIf(report -> report.vault().equals(vault));
    }

    private static Listing.Mark mark(ItemReport report) {
        return new Listing.Mark(report.at(), report.id().value());
    }
}
