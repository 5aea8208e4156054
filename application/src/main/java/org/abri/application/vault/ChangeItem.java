package org.abri.application.vault;

import java.time.Instant;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import org.abri.application.Ports;
import org.abri.application.UnitOfWork;
import org.abri.application.access.Answer;
import org.abri.application.inside.Gate;
import org.abri.application.inside.Inside;
import org.abri.application.inside.Recorder;
import org.abri.application.later.Jobs;
import org.abri.domain.access.Action;
import org.abri.domain.access.Viewpoint;
import org.abri.domain.journal.Act;
import org.abri.domain.vault.BlobId;
import org.abri.domain.vault.Item;
import org.abri.domain.vault.ItemContent;
import org.abri.domain.vault.ItemContent.Document;
import org.abri.domain.vault.ItemContent.Written;
import org.abri.domain.vault.ItemId;
import org.abri.domain.vault.Vault;
import org.abri.domain.vault.VaultId;
import org.abri.domain.vault.Visibility;

/**
 * VLT-2, VLT-6, VLT-7, VLT-8: what is done to an item that is there: who sees it, what it is called or says, and that it
 * goes. Each bites at once.
 */
public final class ChangeItem {
    private final UnitOfWork work;
    private final Vaults vaults;
    private final Items items;
    private final Jobs jobs;
    private final Gate gate;
    private final Recorder recorder;

    ChangeItem(Ports ports, Inside inside) {
        work = ports.work();
        vaults = ports.vault().vaults();
        items = ports.vault().items();
        jobs = ports.jobs();
        gate = inside.gate();
        recorder = inside.recorder();
    }

    /** VLT-2, VLT-7: private or shared, now or already; only its owner chooses. */
    public Answer<Item> switchTo(Viewpoint by, VaultId vault, ItemId id, Visibility visibility) {
        return switch (visibility) {
            case SHARED -> change(by, vault, id, Action.SHARE, Act.ITEM_SHARED, Item::madeShared);
            case PRIVATE ->
                    change(by, vault, id, Action.MAKE_PRIVATE, Act.ITEM_MADE_PRIVATE, Item::madePrivate);
        };
    }

    /** VLT-6, VLT-8: calls an item something else. */
    public Answer<Item> rename(Viewpoint by, VaultId vault, ItemId id, String title) {
        return change(by, vault, id, Action.CHANGE, Act.ITEM_CHANGED,
                item -> item.holding(item.content().called(title)));
    }

    /** VLT-6, VLT-8: what people wrote says something else. An item of another kind is answered as missing. */
    public Answer<Item> rewrite(Viewpoint by, VaultId vault, ItemId id, Written content) {
        return change(by, vault, id, Action.CHANGE, Act.ITEM_CHANGED,
                item -> item.content().kind() == content.kind(), item -> item.holding(content));
    }

    private Answer<Item> change(Viewpoint by, VaultId vault, ItemId id, Action action, Act act,
            UnaryOperator<Item> change) {
        return change(by, vault, id, action, act, item -> true, change);
    }

    private Answer<Item> change(Viewpoint by, VaultId vault, ItemId id, Action action, Act act,
            Predicate<Item> wanted, UnaryOperator<Item> change) {
        return work.inOne(() -> {
            vaults.lock(vault);
            var door = gate.at(by, vault, id);
            return door.lettingIfThere(action,
                    key -> items.find(key).filter(ChangeItem::isReadable).filter(wanted).map(was -> {
                        var is = change.apply(was);
                        if (!is.equals(was)) {
                            items.save(key, was, is);
                            recorder.onItem(door.look(), act, is, key.at());
                        }
                        return is;
                    }));
        });
    }

    /** I6: what cannot be read can be deleted, and nothing else. */
    private static boolean isReadable(Item item) {
        return !(item.content() instanceof ItemContent.Unreadable);
    }

    private void removeBytes(ItemContent content, Vault room, Instant now) {
        switch (content) {
            case Document document -> removeBytes(document.blob(), document.size(), room, now);
            case ItemContent.Unreadable damaged ->
                    damaged.blob().ifPresent(blob -> removeBytes(blob, damaged.size(), room, now));
            case Written written -> {}
        }
    }

    private void removeBytes(BlobId blob, long size, Vault room, Instant now) {
        vaults.save(room.withRemoved(size));
        jobs.runOnce(Jobs.Task.REMOVE_BLOB, blob.value(), now);
    }

    /** VLT-8: only its owner. Its bytes are removed right after. Answers what it was. */
    public Answer<Item> delete(Viewpoint by, VaultId vault, ItemId id) {
        return work.inOne(() -> {
            var room = vaults.lock(vault);
            var door = gate.at(by, vault, id);
            return door.lettingIfThere(Action.DELETE, key -> items.find(key).map(item -> {
                items.remove(key, item);
                removeBytes(item.content(), room.orElseThrow(), key.at());
                recorder.onItem(door.look(), Act.ITEM_DELETED, item, key.at());
                return item;
            }));
        });
    }
}
