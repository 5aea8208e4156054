package org.abri.application.vault;

import java.time.Instant;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.abri.application.Ports;
import org.abri.application.UnitOfWork;
import org.abri.application.access.Answer;
import org.abri.application.inside.Door;
import org.abri.application.inside.Gate;
import org.abri.application.inside.Inside;
import org.abri.application.inside.Recorder;
import org.abri.application.later.Jobs;
import org.abri.domain.access.Action;
import org.abri.domain.access.Granted;
import org.abri.domain.access.Viewpoint;
import org.abri.domain.journal.Act;
import org.abri.domain.vault.BlobId;
import org.abri.domain.vault.Item;
import org.abri.domain.vault.ItemContent;
import org.abri.domain.vault.ItemContent.Document;
import org.abri.domain.vault.ItemContent.Written;
import org.abri.domain.vault.ItemId;
import org.abri.domain.vault.PaperKind;
import org.abri.domain.vault.Vault;
import org.abri.domain.vault.VaultId;
import org.abri.domain.vault.Version;
import org.abri.domain.vault.Visibility;

/**
 * VLT-2, VLT-6, VLT-7, VLT-8: what is done to an item that is there: who sees it, what it is called or says, which kind of
 * paper it is, whether it is at hand, and that it goes. Each bites at once.
 *
 * <p>What others may change too is changed from a version that was seen ({@code from} says which will do): when it is another
 * by now, nothing is done and both are there to be looked at. It is asked once the rules allow the change, and may throw.
 * Asking again for a change that was made changes nothing (I4).
 * Who sees an item is its owner's choice alone, whatever it says meanwhile.
 */
public final class ChangeItem {
    public sealed interface Outcome {
        /** Now, or already: the item as it is. */
        record Changed(Item item) implements Outcome {}

        /** Nothing was done: the item as somebody else made it. */
        record ChangedMeanwhile(Item item) implements Outcome {}

        /** Nothing was done. */
        record NotTaken(NotAccepted why) implements Outcome {}
    }

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

    /** VLT-2, VLT-7: private or shared, now or already; only its owner chooses. Hiding is never too much. */
    public Answer<Outcome> switchTo(Viewpoint by, VaultId vault, ItemId id, Visibility visibility) {
        return switch (visibility) {
            case SHARED -> change(by, vault, id, new Change(Action.SHARE, Act.ITEM_SHARED, item -> true,
                    version -> true, Item::madeShared));
            case PRIVATE -> change(by, vault, id, new Change(Action.MAKE_PRIVATE, Act.ITEM_MADE_PRIVATE,
                    item -> true, version -> true, Item::madePrivate));
        };
    }

    /** VLT-6, VLT-8: calls an item something else. */
    public Answer<Outcome> rename(Viewpoint by, VaultId vault, ItemId id, Predicate<Version> from,
            String title) {
        return change(by, vault, id, new Change(Action.CHANGE, Act.ITEM_CHANGED, item -> true, from,
                item -> item.holding(item.content().called(title))));
    }

    /** VLT-6, VLT-8: what people wrote says something else. An item of another kind is answered as missing. */
    public Answer<Outcome> rewrite(Viewpoint by, VaultId vault, ItemId id, Predicate<Version> from,
            Written content) {
        return change(by, vault, id, new Change(Action.CHANGE, Act.ITEM_CHANGED,
                item -> item.content().kind() == content.kind(), from, item -> item.holding(content)));
    }

    /** VLT-6, VLT-8: says which kind of paper a document is. An item of another kind is answered as missing. */
    public Answer<Outcome> sort(Viewpoint by, VaultId vault, ItemId id, Predicate<Version> from,
            PaperKind as) {
        return change(by, vault, id, new Change(Action.CHANGE, Act.ITEM_CHANGED,
                item -> item.content() instanceof Document, from,
                item -> item.content() instanceof Document document ? item.holding(document.sorted(as))
                        : item));
    }

    /**
     * Puts an item at its owner's hand, or no longer. It is theirs alone, makes no version of the item, is in nobody's record
     * and never too much. Answers the item as it is.
     */
    public Answer<Item> favour(Viewpoint by, VaultId vault, ItemId id, boolean wanted) {
        return work.inOne(() -> {
            var unused = vaults.lock(vault);
            return gate.at(by, vault, id).lettingIfThere(Action.FAVOUR,
                    key -> items.find(key).filter(ChangeItem::isReadable).map(was -> {
                        var is = was.favoured(wanted);
                        if (!is.equals(was)) {
                            items.save(key, was, is);
                        }
                        return is;
                    }));
        });
    }

    /** Both at once, in one change: what a document is called, and which kind of paper it is. */
    public Answer<Outcome> label(Viewpoint by, VaultId vault, ItemId id, Predicate<Version> from,
            String title, PaperKind as) {
        return change(by, vault, id, new Change(Action.CHANGE, Act.ITEM_CHANGED,
                item -> item.content() instanceof Document, from,
                item -> item.content() instanceof Document document
                        ? item.holding(document.sorted(as).called(title))
                        : item));
    }

    /** What is asked for, what the journal will say, of which items and from which versions, and what becomes of them. */
    private record Change(Action action, Act act, Predicate<Item> wanted, Predicate<Version> from,
            UnaryOperator<Item> becoming) {}

    private Answer<Outcome> change(Viewpoint by, VaultId vault, ItemId id, Change change) {
        return work.inOne(() -> {
            var room = vaults.lock(vault);
            var door = gate.at(by, vault, id);
            return door.lettingIfThere(change.action(), key -> items.find(key).filter(ChangeItem::isReadable)
                    .filter(change.wanted()).map(was -> changed(door, key, room.orElseThrow(), was, change)));
        });
    }

    private Outcome changed(Door door, Granted key, Vault room, Item was, Change change) {
        var fromThis = change.from().test(was.version());
        var is = change.becoming().apply(was);
        if (is.equals(was)) { return new Outcome.Changed(was); }
        if (!fromThis) { return new Outcome.ChangedMeanwhile(was); }
        if (change.action() != Action.MAKE_PRIVATE) {
            var more = is.content().size() - was.content().size();
            var why = NotAccepted.change(room, more, key.at());
            if (why.isPresent()) { return new Outcome.NotTaken(why.get()); }
            vaults.save(room.withChanged(more, key.at()));
        }
        items.save(key, was, is);
        recorder.onItem(door.look(), change.act(), is, key.at());
        return new Outcome.Changed(is);
    }

    /** I6: what cannot be read can be deleted, and nothing else. */
    private static boolean isReadable(Item item) {
        return !(item.content() instanceof ItemContent.Unreadable);
    }

    /** VLT-8: only its owner, and never too much. Its bytes are removed right after. Answers what it was. */
    public Answer<Outcome> delete(Viewpoint by, VaultId vault, ItemId id, Predicate<Version> from) {
        return work.inOne(() -> {
            var room = vaults.lock(vault);
            var door = gate.at(by, vault, id);
            return door.lettingIfThere(Action.DELETE, key -> items.find(key).map(item -> {
                if (!from.test(item.version())) { return new Outcome.ChangedMeanwhile(item); }
                items.remove(key, item);
                vaults.save(room.orElseThrow().withRemoved(item.content().size()));
                blobs(item).forEach(blob -> removeBytes(blob, key.at()));
                recorder.onItem(door.look(), Act.ITEM_DELETED, item, key.at());
                return new Outcome.Changed(item);
            }));
        });
    }

    /** Its bytes, and what was drawn of them. */
    private static Stream<BlobId> blobs(Item item) {
        return Stream.concat(blob(item.content()).stream(),
                item.preview().stream().flatMap(preview -> preview.blob().stream()));
    }

    private static Optional<BlobId> blob(ItemContent content) {
        return switch (content) {
            case Document document -> Optional.of(document.blob());
            case ItemContent.Unreadable damaged -> damaged.blob();
            case Written written -> Optional.empty();
        };
    }

    private void removeBytes(BlobId blob, Instant now) {
        jobs.runOnce(Jobs.Task.REMOVE_BLOB, blob.value(), now);
    }
}
