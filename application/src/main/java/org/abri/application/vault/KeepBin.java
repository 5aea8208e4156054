package org.abri.application.vault;

import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import org.abri.application.Listing;
import org.abri.application.Ports;
import org.abri.application.UnitOfWork;
import org.abri.application.access.Answer;
import org.abri.application.affiliation.Affiliations;
import org.abri.application.inside.Door;
import org.abri.application.inside.Erasing;
import org.abri.application.inside.Gate;
import org.abri.application.inside.Inside;
import org.abri.application.inside.OneByOne;
import org.abri.application.inside.Recorder;
import org.abri.application.later.Jobs;
import org.abri.application.vault.ChangeItem.Outcome;
import org.abri.domain.access.Action;
import org.abri.domain.access.Granted;
import org.abri.domain.access.Viewpoint;
import org.abri.domain.journal.Act;
import org.abri.domain.relay.Relay;
import org.abri.domain.vault.FolderTree;
import org.abri.domain.vault.Item;
import org.abri.domain.vault.ItemId;
import org.abri.domain.vault.Vault;
import org.abri.domain.vault.VaultId;

/**
 * VLT-8, VLT-7: what its owner has thrown away ({@link ChangeItem#delete}): nobody else sees it, and nowhere else is it seen. It is
 * put back, or erased for good: by its owner, at any time, or by itself when {@link org.abri.domain.vault.Binned#until} has come.
 * Until then it counts in the quota (VLT-12).
 */
public final class KeepBin {
    /** So many are erased in one unit of work: whoever waits for the vault waits no longer. */
    private static final int AT_A_TIME = 100;

    /**
     * An item of the bin.
     *
     * @param undone     whether whoever puts it back now takes back what they did
     * @param back       as it would be if it were put back now
     * @param sharedWith the relays whose staff would then see it, if it would be shared
     */
    public record Thrown(Item item, boolean undone, Item back, List<Relay> sharedWith) {}

    private final InstantSource clock;
    private final UnitOfWork work;
    private final Vaults vaults;
    private final Items items;
    private final Bin bin;
    private final Folders folders;
    private final Affiliations affiliations;
    private final Jobs jobs;
    private final Gate gate;
    private final Recorder recorder;
    private final Erasing erasing;
    private final OneByOne oneByOne;

    KeepBin(Ports ports, Inside inside) {
        clock = ports.clock();
        work = ports.work();
        vaults = ports.vault().vaults();
        items = ports.vault().items();
        bin = ports.vault().bin();
        folders = ports.vault().folders();
        affiliations = ports.affiliation().affiliations();
        jobs = ports.jobs();
        gate = inside.gate();
        recorder = inside.recorder();
        erasing = inside.erasing();
        oneByOne = inside.oneByOne();
    }

    /** What is not in the bin, or rests damaged there, is answered as missing. */
    public Answer<Thrown> find(Viewpoint by, VaultId vault, ItemId id) {
        return work.inOne(() -> {
            var door = gate.at(by, vault, id);
            return door.lettingIfThere(Action.PUT_BACK,
                    key -> items.find(key).filter(item -> item.binned().isPresent())
                            .filter(ChangeItem::isReadable)
                            .map(item -> new Thrown(item, item.binned().get().isUndoneAt(key.at()),
                                    item.putBack(tree(door, vault), key.at()),
                                    sharedWith(vault, key.at()))));
        });
    }

    private FolderTree tree(Door door, VaultId vault) {
        return FolderTree.of(folders.of(door.key(Action.SEE_VAULT), vault));
    }

    private List<Relay> sharedWith(VaultId vault, Instant now) {
        return affiliations.tiesOf(vault).stream().filter(tie -> tie.affiliation().activeAt(now))
                .map(Affiliations.Tie::relay).toList();
    }

    /**
     * VLT-2, VLT-10: back where it was, as {@link Item#putBack} says; what is not in the bin, or no longer, stays as it is. It is a
     * change like any other, and may be too much for a day.
     */
    public Answer<Outcome> putBack(Viewpoint by, VaultId vault, ItemId id) {
        return work.inOne(() -> {
            var room = vaults.lock(vault);
            var door = gate.at(by, vault, id);
            return door.lettingIfThere(Action.PUT_BACK, key -> items.find(key).filter(ChangeItem::isReadable)
                    .map(was -> was.binned().isEmpty() ? new Outcome.Changed(was)
                            : putBack(door, key, room.orElseThrow(), was)));
        });
    }

    private Outcome putBack(Door door, Granted key, Vault room, Item was) {
        var why = NotAccepted.change(room, 0, key.at());
        if (why.isPresent()) { return new Outcome.NotTaken(why.get()); }
        vaults.save(room.withChanged(0, key.at()));
        var is = was.putBack(tree(door, was.vault()), key.at());
        items.save(key, was, is);
        recorder.onItem(door.look(), Act.ITEM_PUT_BACK, is, key.at());
        Processor.ask(jobs, door.look(), was.vault(), key.at());
        return new Outcome.Changed(is);
    }

    /** What {@link #erase} would erase, before it does. */
    public Answer<Item> findToErase(Viewpoint by, VaultId vault, ItemId id) {
        return work.inOne(() -> gate.at(by, vault, id).lettingIfThere(Action.DELETE,
                key -> items.find(key).filter(KeepBin::isErased)));
    }

    /** For good, at once, and never too much. What is not in the bin is answered as missing, unless it rests damaged (I6). */
    public Answer<Item> erase(Viewpoint by, VaultId vault, ItemId id) {
        return work.inOne(() -> {
            var room = vaults.lock(vault);
            var door = gate.at(by, vault, id);
            return door.lettingIfThere(Action.DELETE,
                    key -> items.find(key).filter(KeepBin::isErased).map(item -> {
                        var unused = erased(key, room.orElseThrow(), item);
                        recorder.onItem(door.look(), Act.ITEM_ERASED_FROM_BIN, item, key.at());
                        return item;
                    }));
        });
    }

    private static boolean isErased(Item item) {
        return item.binned().isPresent() || !ChangeItem.isReadable(item);
    }

    private Vault erased(Granted key, Vault room, Item item) {
        items.remove(key, item);
        return erasing.follow(room, item.id(), Items.Gone.of(item), key.at());
    }

    /** Erases all that is in the bin, part by part, and answers how much it was. An empty bin stays empty, and nothing is recorded. */
    public Answer<Integer> empty(Viewpoint by, VaultId vault) {
        var all = 0;
        while (true) {
            switch (work.inOne(() -> emptySome(by, vault))) {
                case Answer.Given<Integer>(var some, var look) -> {
                    all += some;
                    if (some < AT_A_TIME) { return new Answer.Given<>(all, look); }
                }
                case Answer.Refused<Integer> refused -> {
                    return refused;
                }
            }
        }
    }

    private Answer<Integer> emptySome(Viewpoint by, VaultId vault) {
        var locked = vaults.lock(vault);
        var door = gate.at(by, vault);
        return door.letting(Action.EMPTY_BIN, key -> {
            var room = locked.orElseThrow();
            var some = 0;
            for (var line : lines(door, vault)) {
                var itemKey = door.key(Action.DELETE, line.resource());
                var item = items.find(itemKey);
                if (item.isPresent()) {
                    room = erased(itemKey, room, item.get());
                    some++;
                }
            }
            if (some > 0) {
                recorder.onVault(door.look(), vault, Act.BIN_EMPTIED, "", key.at());
            }
            return some;
        });
    }

    private List<ItemLine> lines(Door door, VaultId vault) {
        return items.list(door.key(Action.SEE_VAULT), vault,
                ItemListing.of(Listing.first(AT_A_TIME)).onlyBinned()).stream().limit(AT_A_TIME).toList();
    }

    /** Erases what has lain in a bin for long enough, {@linkplain OneByOne one by one}; answers how much it was. */
    int eraseOver() {
        var now = clock.instant();
        return oneByOne.<Bin.Thrown> each("empty-bins",
                (last, most) -> bin.overAt(now, last.map(Bin.Thrown::mark), most),
                thrown -> eraseOver(thrown, now));
    }

    /** It may have been put back meanwhile. PRI-3: what it was called stands where it was thrown away; nobody opens it again to say so. */
    private boolean eraseOver(Bin.Thrown thrown, Instant now) {
        var room = vaults.lock(thrown.vault());
        var gone = bin.erase(thrown.vault(), thrown.item(), now);
        gone.ifPresent(was -> {
            room.ifPresent(vault -> {
                var unused = erasing.follow(vault, thrown.item(), was, now);
            });
            recorder.byServiceOnVault(thrown.vault(), Act.BIN_EMPTIED, "", now);
        });
        return gone.isPresent();
    }
}
