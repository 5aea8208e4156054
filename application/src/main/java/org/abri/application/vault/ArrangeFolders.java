package org.abri.application.vault;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.abri.application.Listing;
import org.abri.application.Once;
import org.abri.application.Ports;
import org.abri.application.UnitOfWork;
import org.abri.application.access.Answer;
import org.abri.application.inside.Door;
import org.abri.application.inside.Draw;
import org.abri.application.inside.Gate;
import org.abri.application.inside.Inside;
import org.abri.application.inside.Recorder;
import org.abri.domain.access.Action;
import org.abri.domain.access.Granted;
import org.abri.domain.access.Viewpoint;
import org.abri.domain.journal.Act;
import org.abri.domain.vault.Folder;
import org.abri.domain.vault.FolderId;
import org.abri.domain.vault.FolderName;
import org.abri.domain.vault.FolderTree;
import org.abri.domain.vault.FolderTree.Misfit;
import org.abri.domain.vault.Item;
import org.abri.domain.vault.ItemContent;
import org.abri.domain.vault.ItemId;
import org.abri.domain.vault.VaultId;
import org.abri.domain.vault.Version;
import org.abri.domain.vault.Visibility;

/**
 * VLT-1, VLT-10: the owner of a vault arranges their documents in folders; nobody else does. In a private folder everything is
 * private: what is put there, or what such a folder becomes of, is made private with it, once its owner has said so
 * ({@code mayHide}). Nothing here ever shares anything: a folder that is shared again shares none of what is in it.
 *
 * <p>Asking again for what is so already changes nothing (I4). What is changed was seen: {@code from} says which versions will do.
 */
public final class ArrangeFolders {
    public sealed interface Outcome {
        /** Now, or already: the folder as it is; as it was, when it was removed. */
        record Arranged(Folder folder) implements Outcome {}

        /** Nothing was done: the folder as it was made meanwhile. */
        record ChangedMeanwhile(Folder folder) implements Outcome {}

        /** Nothing was done: so many shared folders and documents in it would become private, and nobody has said that they may. */
        record WouldHide(int folders, int documents) implements Outcome {}

        /** Nothing was done. */
        record DoesNotFit(Misfit why) implements Outcome {}
    }

    /** What becomes of a document that is moved. */
    public sealed interface Filed {
        /** Now, or already: the document as it is. */
        record Moved(Item document) implements Filed {}

        /** Nothing was done: it is shared, would become private there, and nobody has said that it may. */
        record WouldHide(Folder folder) implements Filed {}
    }

    private final UnitOfWork work;
    private final Vaults vaults;
    private final Items items;
    private final Folders folders;
    private final Gate gate;
    private final Draw draw;
    private final Recorder recorder;

    ArrangeFolders(Ports ports, Inside inside) {
        work = ports.work();
        vaults = ports.vault().vaults();
        items = ports.vault().items();
        folders = ports.vault().folders();
        gate = inside.gate();
        draw = inside.draw();
        recorder = inside.recorder();
    }

    /** The folders that somebody sees: their owner all of them, staff those that are shared. */
    public Answer<FolderTree> see(Viewpoint by, VaultId vault) {
        return work.inOne(() -> {
            var door = gate.at(by, vault);
            return door.letting(Action.SEE_VAULT, key -> {
                recorder.seenVault(door.look(), Act.SHARED_PART_SEEN, vault, key.at());
                return FolderTree.of(folders.of(key, vault));
            });
        });
    }

    /** One more, in that folder or at the top. */
    public Answer<Outcome> add(Viewpoint by, VaultId vault, Once once, Optional<FolderId> parent,
            FolderName name, Visibility visibility) {
        return arrange(by, vault, (door, key, tree) -> {
            if (isMissing(tree, parent)) { return Optional.empty(); }
            var id = draw.folderId(by, once, vault, parent, name.value(), visibility);
            return Optional.of(tree.find(id).<Outcome> map(Outcome.Arranged::new).orElseGet(() -> {
                var folder = Folder.made(id, vault, parent, name, visibility);
                return tree.misfit(folder).<Outcome> map(Outcome.DoesNotFit::new).orElseGet(() -> {
                    folders.add(key, folder);
                    return new Outcome.Arranged(folder);
                });
            }));
        });
    }

    /** What a folder is to be called, where it is to lie, and who is to see it. */
    public record Wanted(FolderName name, Optional<FolderId> parent, Visibility visibility) {}

    /**
     * Called so, lying there, seen so, with all that is in it. Moved into a private folder it becomes private, whatever was said;
     * shared, it shares none of what is in it.
     */
    public Answer<Outcome> change(Viewpoint by, VaultId vault, FolderId id, Predicate<Version> from,
            Wanted wanted, boolean mayHide) {
        return arrange(by, vault, (door, key, tree) -> isMissing(tree, wanted.parent()) ? Optional.empty()
                : tree.readable(id).map(was -> changed(door, key, tree, was, from, mayHide,
                        becoming(tree, was, wanted))));
    }

    private static Folder becoming(FolderTree tree, Folder was, Wanted wanted) {
        var stays = was.parent().equals(wanted.parent());
        var visibility = stays ? wanted.visibility() : tree.seenIn(wanted.parent(), wanted.visibility());
        return was.changed(wanted.name(), wanted.parent(), visibility);
    }

    /** A folder in which no other lies; its documents go to where it lay, and are seen there as before. */
    public Answer<Outcome> remove(Viewpoint by, VaultId vault, FolderId id, Predicate<Version> from) {
        return arrange(by, vault, (door, key, tree) -> tree.find(id).map(was -> {
            if (!from.test(was.version())) { return new Outcome.ChangedMeanwhile(was); }
            if (!tree.in(Optional.of(id)).isEmpty()) { return new Outcome.DoesNotFit(Misfit.HOLDS_FOLDERS); }
            var documents = opened(door, lines(door, vault, Set.of(id)), Action.MOVE);
            if (documents.stream().anyMatch(Opened::isDamaged)) {
                return new Outcome.DoesNotFit(Misfit.HOLDS_DAMAGED);
            }
            var up = was.parent().filter(parent -> tree.find(parent).isPresent());
            documents.forEach(each -> items.save(each.key(), each.item(), each.item().filed(up)));
            folders.remove(key, was);
            return new Outcome.Arranged(was);
        }));
    }

    /** A document into a folder, or to the top. An item of another kind is answered as missing. */
    public Answer<Filed> file(Viewpoint by, VaultId vault, ItemId id, Optional<FolderId> into,
            boolean mayHide) {
        return work.inOne(() -> {
            var unused = vaults.lock(vault);
            var door = gate.at(by, vault, id);
            return door.lettingIfThere(Action.MOVE, key -> {
                var tree = tree(door, vault);
                if (into.isPresent() && tree.readable(into.get()).isEmpty()) { return Optional.empty(); }
                return items.find(key).filter(item -> item.content() instanceof ItemContent.Document)
                        .map(was -> filed(door, key, tree, was, into, mayHide));
            });
        });
    }

    private Filed filed(Door door, Granted key, FolderTree tree, Item was, Optional<FolderId> into,
            boolean mayHide) {
        if (was.folder().equals(into)) { return new Filed.Moved(was); }
        if (tree.seenIn(into, was.visibility()) == was.visibility()) {
            var is = was.filed(into);
            items.save(key, was, is);
            return new Filed.Moved(is);
        }
        if (!mayHide) { return new Filed.WouldHide(into.flatMap(tree::find).orElseThrow()); }
        var hidden = hidden(door, was);
        var is = hidden.filed(into);
        items.save(door.key(Action.MOVE, hidden), hidden, is);
        return new Filed.Moved(is);
    }

    /** What is done while the vault is locked; empty when what it is about is not there. */
    private interface Arranging {
        Optional<Outcome> doing(Door door, Granted key, FolderTree tree);
    }

    private Answer<Outcome> arrange(Viewpoint by, VaultId vault, Arranging arranging) {
        return work.inOne(() -> {
            var unused = vaults.lock(vault);
            var door = gate.at(by, vault);
            return door.lettingIfThere(Action.ARRANGE,
                    key -> arranging.doing(door, key, FolderTree.of(folders.of(key, vault))));
        });
    }

    private Outcome changed(Door door, Granted key, FolderTree tree, Folder was, Predicate<Version> from,
            boolean mayHide, Folder is) {
        if (is.equals(was)) { return new Outcome.Arranged(was); }
        if (!from.test(was.version())) { return new Outcome.ChangedMeanwhile(was); }
        var misfit = tree.misfit(is);
        if (misfit.isPresent()) { return new Outcome.DoesNotFit(misfit.get()); }
        if (is.isPrivate() && !was.isPrivate()) {
            var kept = hiding(door, key, tree, was, mayHide);
            if (kept.isPresent()) { return kept.get(); }
        }
        folders.save(key, was, is);
        return new Outcome.Arranged(is);
    }

    /** Hides what is shared in that folder, and says why not, if not. */
    private Optional<Outcome> hiding(Door door, Granted key, FolderTree tree, Folder folder,
            boolean mayHide) {
        var within = tree.withBelow(folder.id());
        var inner = within.stream().skip(1).filter(each -> !each.isPrivate()).toList();
        var ids = within.stream().map(Folder::id).collect(Collectors.toUnmodifiableSet());
        var lines = lines(door, folder.vault(), ids).stream()
                .filter(line -> line.visibility() == Visibility.SHARED).toList();
        if (!mayHide && !(inner.isEmpty() && lines.isEmpty())) {
            return Optional.of(new Outcome.WouldHide(inner.size(), lines.size()));
        }
        var documents = opened(door, lines, Action.MAKE_PRIVATE);
        if (documents.stream().anyMatch(Opened::isDamaged)) {
            return Optional.of(new Outcome.DoesNotFit(Misfit.HOLDS_DAMAGED));
        }
        documents.forEach(each -> hidden(door, each.item()));
        inner.forEach(each -> folders.save(key, each, each.seenAs(Visibility.PRIVATE)));
        return Optional.empty();
    }

    private Item hidden(Door door, Item was) {
        var key = door.key(Action.MAKE_PRIVATE, was);
        var is = was.madePrivate();
        items.save(key, was, is);
        recorder.onItem(door.look(), Act.ITEM_MADE_PRIVATE, is, key.at());
        return is;
    }

    /** A document, with a key to it. */
    private record Opened(Granted key, Item item) {
        /** I6: it can be deleted, and nothing else. */
        boolean isDamaged() {
            return item.content() instanceof ItemContent.Unreadable;
        }
    }

    private List<Opened> opened(Door door, List<ItemLine> lines, Action action) {
        return lines.stream().map(line -> door.key(action, line.resource()))
                .flatMap(key -> items.find(key).map(item -> new Opened(key, item)).stream()).toList();
    }

    /** All of them: who is about to change them has locked the vault. */
    private List<ItemLine> lines(Door door, VaultId vault, Set<FolderId> in) {
        var key = door.key(Action.SEE_VAULT);
        var all = Stream.<ItemLine> builder();
        var part = Listing.first(Listing.MOST);
        for (var more = true; more;) {
            var lines = items.list(key, vault, ItemListing.of(part).in(in));
            lines.stream().limit(part.most()).forEach(all::add);
            more = lines.size() > part.most();
            part = more ? new Listing(Optional.of(lines.get(part.most() - 1).mark()), Listing.MOST) : part;
        }
        return all.build().toList();
    }

    private FolderTree tree(Door door, VaultId vault) {
        return FolderTree.of(folders.of(door.key(Action.SEE_VAULT), vault));
    }

    private static boolean isMissing(FolderTree tree, Optional<FolderId> place) {
        return place.isPresent() && tree.readable(place.get()).isEmpty();
    }
}
