package org.abri.application.vault;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.abri.application.Outage;
import org.abri.application.Ports;
import org.abri.application.UnitOfWork;
import org.abri.application.access.Answer;
import org.abri.application.inside.Gate;
import org.abri.application.inside.Inside;
import org.abri.application.inside.OneByOne;
import org.abri.application.inside.Recorder;
import org.abri.application.later.Jobs;
import org.abri.application.sealing.ContentBroken;
import org.abri.domain.access.Action;
import org.abri.domain.access.Granted;
import org.abri.domain.access.Viewpoint;
import org.abri.domain.journal.Act;
import org.abri.domain.vault.FolderTree;
import org.abri.domain.vault.Item;
import org.abri.domain.vault.ItemContent.Document;
import org.abri.domain.vault.ItemId;
import org.abri.domain.vault.Scan;
import org.abri.domain.vault.Scan.Finding;
import org.abri.domain.vault.Vault;
import org.abri.domain.vault.VaultId;
import org.abri.domain.vault.VaultState;
import org.abri.domain.vault.Visibility;

/**
 * LAW-4: what a person's consent is carried out by: the service looks through the documents of their vault, with their own key and
 * for as long as they wish it. One in which nothing is found is shared if whoever added it wished so; one in which something is
 * found becomes its owner's alone; either is recorded.
 */
public final class ScanDocuments {
    /** What a job does at a time; then it is another vault's turn. */
    private static final int AT_A_TIME = 10;
    private static final int VAULTS_AT_A_TIME = 100;
    private static final int FORGOTTEN_AT_A_TIME = 500;
    /** A job is told from the one that runs by its time. */
    private static final Duration NEXT = Duration.ofMillis(1);

    private final InstantSource clock;
    private final UnitOfWork work;
    private final Vaults vaults;
    private final Items items;
    private final Folders folders;
    private final Scans scans;
    private final Scanner scanner;
    private final Jobs jobs;
    private final Gate gate;
    private final Recorder recorder;
    private final OneByOne oneByOne;
    private final Contents contents;
    private final HeldBack heldBack;

    ScanDocuments(Ports ports, Inside inside, Contents contents, HeldBack heldBack) {
        clock = ports.clock();
        work = ports.work();
        vaults = ports.vault().vaults();
        items = ports.vault().items();
        folders = ports.vault().folders();
        scans = ports.vault().scans();
        scanner = ports.vault().scanner();
        jobs = ports.jobs();
        gate = inside.gate();
        recorder = inside.recorder();
        oneByOne = inside.oneByOne();
        this.contents = contents;
        this.heldBack = heldBack;
    }

    /** A document as its owner finds it, whole or damaged, with the key to it. */
    private record Found(Granted key, Item item) {}

    /**
     * Looks through some of what was not looked at yet, and asks for the next run when there may be more; of a vault whose owner no
     * longer wishes it, forgets what was found. Throws {@link Outage} when the blob store or the scanner does not answer.
     */
    public void scan(VaultId vault) {
        var room = work.inOne(() -> vaults.find(vault));
        if (room.isEmpty()) { return; }
        if (!room.get().scans()) {
            forget(vault);
        } else if (scanner.isOn() && isDoneWithSome(vault)) {
            work.inOne(() -> {
                jobs.runOnce(Jobs.Task.SCAN_DOCUMENTS, vault.value(), clock.instant().plus(NEXT));
                return vault;
            });
        }
    }

    /**
     * I6: what still waits, in every vault: because nothing could be done in it for a while, or its job came to nothing. Answers in
     * how many vaults it was done. Throws {@link Outage} as {@link #scan} does.
     */
    public int scanWaiting() {
        var done = 0;
        Optional<VaultId> last = Optional.empty();
        while (scanner.isOn()) {
            var after = last;
            var some = work.inOne(() -> scans.waiting(after, VAULTS_AT_A_TIME));
            for (var vault : some) {
                done += oneByOne.tried("scan-documents", () -> isScanned(vault)) ? 1 : 0;
            }
            if (some.size() < VAULTS_AT_A_TIME) {
                break;
            }
            last = Optional.of(some.getLast());
        }
        return done;
    }

    private boolean isScanned(VaultId vault) {
        scan(vault);
        return true;
    }

    /** Whether there may be more. */
    private boolean isDoneWithSome(VaultId vault) {
        for (var scanned = 0; scanned < AT_A_TIME; scanned++) {
            var next = work.inOne(() -> unscanned(vault).stream().findFirst()
                    .flatMap(item -> find(vault, item)));
            if (next.isEmpty()) { return false; }
            keep(next.get(), verdict(next.get()));
        }
        return true;
    }

    private List<ItemId> unscanned(VaultId vault) {
        return scans.unscanned(vault, 1);
    }

    /** Empty when it may not be looked at now, or no longer. */
    private Optional<Found> find(VaultId vault, ItemId item) {
        if (vaults.find(vault).filter(ScanDocuments::mayBeScanned).isEmpty()) { return Optional.empty(); }
        var door = gate.at(new Viewpoint.Beneficiary(vault.owner()), vault, item);
        return switch (door.letting(Action.DOWNLOAD,
                key -> items.find(key).map(found -> new Found(key, found)))) {
            case Answer.Given<Optional<Found>>(var found, var look) -> found;
            case Answer.Refused<Optional<Found>> first -> Optional.empty();
        };
    }

    /** LAW-4, PRI-2: while a vault is pending, suspended or restricted nothing is done with what it holds. */
    private static boolean mayBeScanned(Vault vault) {
        return vault.scans() && vault.state() == VaultState.OPEN;
    }

    /** What rests damaged cannot be looked at, and keeps no other from it. */
    private Finding verdict(Found found) {
        if (!(found.item().content() instanceof Document document)) { return Finding.UNKNOWN; }
        var vault = found.item().vault();
        try (var bytes = contents.open(found.key(), found.item(), document,
                () -> work.inOne(() -> find(vault, found.item().id())).isPresent())) {
            return switch (scanner.scan(bytes)) {
                case CLEAN -> Finding.CLEAN;
                case BAD -> Finding.BAD;
                case NOT_TAKEN -> Finding.UNKNOWN;
            };
        } catch (FileNotFoundException | ContentBroken lost) {
            return Finding.UNKNOWN;
        } catch (IOException cannot) {
            throw new Outage("a document cannot be scanned", cannot);
        }
    }

    /** Decided again: meanwhile they may wish otherwise, or the document may be gone. */
    private void keep(Found scanned, Finding finding) {
        work.inOne(() -> {
            var vault = scanned.item().vault();
            var unused = vaults.lock(vault);
            find(vault, scanned.item().id()).ifPresent(now -> kept(now, finding));
            return vault;
        });
    }

    private void kept(Found found, Finding finding) {
        var item = found.item();
        var toShare = scans.find(item.vault(), item.id()).filter(Scan::toShare).isPresent();
        scans.keep(item.vault(), item.id(), Scan.found(finding));
        if (finding == Finding.BAD) {
            recorder.byServiceOnVault(item.vault(), Act.ITEM_FOUND_BAD, item.content().title(),
                    found.key().at());
            if (item.visibility() == Visibility.SHARED && !heldBack.isHidden(item)) {
                throw new IllegalStateException("what was found bad cannot be held back");
            }
        } else if (finding == Finding.CLEAN && toShare && item.visibility() == Visibility.PRIVATE
                && !liesHidden(item) && heldBack.isShared(item)) {
            recorder.byServiceOnVault(item.vault(), Act.ITEM_FOUND_CLEAN, item.content().title(),
                    found.key().at());
        }
    }

    /** VLT-10: what was put into a private folder meanwhile stays private. */
    private boolean liesHidden(Item item) {
        if (item.folder().isEmpty()) { return false; }
        var door = gate.at(new Viewpoint.Beneficiary(item.vault().owner()), item.vault());
        return FolderTree.of(folders.of(door.key(Action.SEE_VAULT), item.vault())).hides(item.folder());
    }

    private void forget(VaultId vault) {
        while (forgotten(vault) == FORGOTTEN_AT_A_TIME) {
            // there may be more
        }
    }

    private int forgotten(VaultId vault) {
        return work.inOne(() -> vaults.lock(vault).filter(room -> !room.scans())
                .map(room -> scans.forget(vault, FORGOTTEN_AT_A_TIME)).orElse(0));
    }
}
