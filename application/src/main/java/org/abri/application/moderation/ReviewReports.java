package org.abri.application.moderation;

import java.time.Instant;
import java.util.Optional;
import org.abri.application.Listed;
import org.abri.application.Listing;
import org.abri.application.Ports;
import org.abri.application.UnitOfWork;
import org.abri.application.access.Answer;
import org.abri.application.account.Accounts;
import org.abri.application.inside.Door;
import org.abri.application.inside.Gate;
import org.abri.application.inside.Inside;
import org.abri.application.inside.Messenger;
import org.abri.application.inside.Recorder;
import org.abri.application.relay.Relays;
import org.abri.application.vault.DownloadDocument;
import org.abri.application.vault.Items;
import org.abri.application.vault.Vaults;
import org.abri.domain.access.Action;
import org.abri.domain.access.Granted;
import org.abri.domain.access.Viewpoint;
import org.abri.domain.journal.Act;
import org.abri.domain.moderation.ItemReport;
import org.abri.domain.moderation.ItemReport.Stage;
import org.abri.domain.moderation.ReportId;
import org.abri.domain.moderation.Wrong;
import org.abri.domain.relay.Relay;
import org.abri.domain.vault.Author;
import org.abri.domain.vault.Item;

/**
 * MOD-1, MOD-2, VLT-13: operators look at what was reported, that item alone, as long as the report is looked after, and
 * decide. Each look is in the record of whose item it is. Nothing here says whose it is, what else is there, or how much.
 */
public final class ReviewReports {
    /** A report as the list shows it: nothing of the item, which may be hidden by now. */
    public record ReportLine(ReportId id, Wrong wrong, Instant at, Stage stage) {
        Listing.Mark mark() {
            return new Listing.Mark(at, id.value());
        }
    }

    /**
     * A report as it is looked after.
     *
     * @param relay the short name of the relay whose staff reported it; empty when its owner did
     * @param item  empty when operators may not see it, or no longer: hidden or deleted by its owner, for one
     */
    public record SeenReport(ItemReport report, Optional<String> relay, Optional<Item> item) {}

    public enum Decision {
        /** The report is over, and with it what operators see. */
        NOTHING_FOUND,
        /** Without prior notice; its owner is told. */
        WITHDRAW,
        /** What was withdrawn is as it was. */
        GIVE_BACK
    }

    public enum Outcome {
        DONE,
        /** It was decided before; or the item is not there to be withdrawn or given back. */
        NOTHING_TO_DO
    }

    private final UnitOfWork work;
    private final Reports reports;
    private final Items items;
    private final Vaults vaults;
    private final Accounts accounts;
    private final Relays relays;
    private final Gate gate;
    private final Recorder recorder;
    private final Messenger messenger;
    private final DownloadDocument downloads;

    ReviewReports(Ports ports, Inside inside, DownloadDocument downloads) {
        work = ports.work();
        reports = ports.moderation().reports();
        items = ports.vault().items();
        vaults = ports.vault().vaults();
        accounts = ports.account().accounts();
        relays = ports.relay().relays();
        gate = inside.gate();
        recorder = inside.recorder();
        messenger = inside.messenger();
        this.downloads = downloads;
    }

    public Answer<Listed<ReportLine>> list(Viewpoint by, Listing wanted) {
        return work.inOne(() -> gate.at(by).letting(Action.KEEP_REPORTS,
                key -> Listed.of(reports.list(wanted).stream().map(report -> new ReportLine(report.id(),
                        report.wrong(), report.at(), report.stage())).toList(), wanted, ReportLine::mark)));
    }

    /** What is seen of the item is recorded. */
    public Answer<SeenReport> see(Viewpoint by, ReportId id) {
        return work.inOne(() -> gate.at(by).lettingIfThere(Action.KEEP_REPORTS,
                key -> reports.find(id)
                        .map(report -> new SeenReport(report, relayOf(report), item(by, report)))));
    }

    private Optional<String> relayOf(ItemReport report) {
        return report.by() instanceof Author.Staff(var account, var relay)
                ? relays.find(relay).map(Relay::shortName)
                : Optional.empty();
    }

    private Optional<Item> item(Viewpoint by, ItemReport report) {
        var door = doorTo(by, report);
        return found(door, Action.REVIEW).map(found -> {
            recorder.seenItem(door.look(), Act.ITEM_REVIEWED, found.item(), found.key().at());
            return found.item();
        });
    }

    private Door doorTo(Viewpoint by, ItemReport report) {
        return gate.at(by, report.vault(), report.item());
    }

    private record Found(Granted key, Item item) {}

    private Optional<Found> found(Door door, Action action) {
        return switch (door.lettingIfThere(action,
                key -> items.find(key).map(item -> new Found(key, item)))) {
            case Answer.Given<Found>(var found, var look) -> Optional.of(found);
            case Answer.Refused<Found> refused -> Optional.empty();
        };
    }

    /** The bytes of a document that was reported, as long as operators may see it. Throws {@link org.abri.application.Outage}. */
    public Answer<DownloadDocument.Outcome> download(Viewpoint by, ReportId id) {
        return switch (work.inOne(
                () -> gate.at(by).lettingIfThere(Action.KEEP_REPORTS, key -> reports.find(id)))) {
            case Answer.Given<ItemReport>(var report, var look) ->
                    downloads.review(by, report.vault(), report.item());
            case Answer.Refused<ItemReport>(var why) -> new Answer.Refused<>(why);
        };
    }

    /** A report that is not there, or no longer, is answered as missing. */
    public Answer<Outcome> decide(Viewpoint by, ReportId id, Decision decision) {
        return work.inOne(() -> {
            // whose vault is to be locked is found before the gate is asked
            work.asTheService(() -> reports.find(id)).map(ItemReport::vault).ifPresent(vaults::lock);
            return gate.at(by).lettingIfThere(Action.KEEP_REPORTS, key -> reports.find(id)
                    .map(report -> decided(by, report, decision, key.at())
                            ? Outcome.DONE
                            : Outcome.NOTHING_TO_DO));
        });
    }

    private boolean decided(Viewpoint by, ItemReport report, Decision decision, Instant now) {
        if ((report.stage() == Stage.WITHDRAWN) != (decision == Decision.GIVE_BACK)) { return false; }
        return switch (decision) {
            case NOTHING_FOUND -> closed(by, report, now);
            case WITHDRAW -> withdrawn(by, report, now);
            case GIVE_BACK -> givenBack(by, report, now);
        };
    }

    private boolean closed(Viewpoint by, ItemReport report, Instant now) {
        settle(report);
        recorder.onVault(doorTo(by, report).look(), report.vault(), Act.REPORT_CLOSED, "", now);
        return true;
    }

    /** All that was reported of that item is settled by one decision. */
    private void settle(ItemReport report) {
        reports.ofItem(report.item()).forEach(each -> reports.remove(each.id()));
    }

    private boolean withdrawn(Viewpoint by, ItemReport report, Instant now) {
        var door = doorTo(by, report);
        var found = found(door, Action.WITHDRAW);
        found.ifPresent(it -> {
            items.save(it.key(), it.item(), it.item().withdrawn());
            settle(report);
            reports.add(report.withdrawn(it.item().content().title(), now));
            recorder.onItem(door.look(), Act.ITEM_WITHDRAWN, it.item(), now);
            accounts.find(report.vault().owner()).ifPresent(owner -> messenger.tell(owner,
                    texts -> texts.itemWithdrawn(owner.language()), now));
        });
        return found.isPresent();
    }

    private boolean givenBack(Viewpoint by, ItemReport report, Instant now) {
        var door = doorTo(by, report);
        var found = found(door, Action.GIVE_BACK);
        found.ifPresent(it -> {
            items.save(it.key(), it.item(), it.item().givenBack());
            settle(report);
            recorder.onItem(door.look(), Act.ITEM_GIVEN_BACK, it.item(), now);
        });
        return found.isPresent();
    }
}
