package org.abri.domain.vault;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * VLT-10: the folders of one vault, as they lie in one another. In a private folder every folder is private; no folder lies in
 * itself; none lies deeper than {@value #DEEPEST}; two that lie side by side have names that differ.
 *
 * <p>One whose parent is not among them, because it is damaged or nobody's to see, lies at the top.
 */
public final class FolderTree {
    /** How deep a folder may lie: at the top it lies one deep. */
    public static final int DEEPEST = 8;
    /** How many folders a vault may have: a bound for lists, not for people. */
    public static final int MOST = 200;

    private static final Comparator<Folder> BY_NAME = Comparator
            .comparing((Folder folder) -> folder.name().comparable())
            .thenComparing(folder -> folder.id().value());

    /** Why folders are not arranged so. The names are stable: pages and API turn them into words. */
    public enum Misfit {
        /** There are as many as a vault may have. */
        TOO_MANY_FOLDERS,
        /** It would lie deeper than a folder may. */
        TOO_DEEP,
        /** One beside it is called so, or so alike that a file system would not tell them apart. */
        NAME_TAKEN,
        /** It would lie in itself. */
        INTO_ITSELF,
        /** What lies in a private folder is private; it must be moved out before it is shared. */
        IN_A_PRIVATE_FOLDER,
        /** Other folders lie in it. */
        HOLDS_FOLDERS,
        /** A document in it rests damaged: it can be deleted, and nothing else be done with it. */
        HOLDS_DAMAGED
    }

    private final Map<FolderId, Folder> folders = new HashMap<>();

    private FolderTree(Collection<Folder> folders) {
        folders.forEach(folder -> this.folders.put(folder.id(), folder));
    }

    /** Of the folders of one vault. */
    public static FolderTree of(Collection<Folder> folders) {
        return new FolderTree(folders);
    }

    public boolean isEmpty() {
        return folders.isEmpty();
    }

    public Optional<Folder> find(FolderId id) {
        return Optional.ofNullable(folders.get(id));
    }

    /** As {@link #find}; I6: not one that rests damaged, which can be removed, and nothing else. */
    public Optional<Folder> readable(FolderId id) {
        return find(id).filter(folder -> !Objects.equals(folder.name(), FolderName.UNREADABLE));
    }

    /** The folders in that one, or at the top, by name. */
    public List<Folder> in(Optional<FolderId> parent) {
        return folders.values().stream().filter(folder -> above(folder).map(Folder::id).equals(parent))
                .sorted(BY_NAME).toList();
    }

    /** Every folder, each behind the one that it lies in. */
    public List<Folder> all() {
        return in(Optional.empty()).stream().flatMap(folder -> withBelow(folder.id()).stream()).toList();
    }

    /** From the top down to that folder; empty when there is none. */
    public List<Folder> path(FolderId id) {
        var path = new ArrayList<Folder>();
        var passed = new HashSet<FolderId>();
        for (var at = find(id); at.isPresent() && passed.add(at.get().id()); at = above(at.get())) {
            path.addFirst(at.get());
        }
        return List.copyOf(path);
    }

    /** That folder, and every one that lies in it, however deep; each behind the one that it lies in. */
    public List<Folder> withBelow(FolderId id) {
        var reached = new LinkedHashMap<FolderId, Folder>();
        find(id).ifPresent(folder -> reach(folder, reached));
        return List.copyOf(reached.values());
    }

    private void reach(Folder folder, Map<FolderId, Folder> reached) {
        if (reached.putIfAbsent(folder.id(), folder) == null) {
            in(Optional.of(folder.id())).forEach(inner -> reach(inner, reached));
        }
    }

    /** VLT-10: whether everything that lies there is private; nothing is, at the top. */
    public boolean hides(Optional<FolderId> place) {
        return place.flatMap(this::find).filter(Folder::isPrivate).isPresent();
    }

    /** VLT-10: of what is put there, how it is seen from then on: as it was, or private where everything is. */
    public Visibility seenIn(Optional<FolderId> place, Visibility was) {
        return hides(place) ? Visibility.PRIVATE : was;
    }

    /** Why that folder, one more or one of these as it is to be, does not fit, if it does not. */
    public Optional<Misfit> misfit(Folder wanted) {
        if (find(wanted.id()).isEmpty() && folders.size() >= MOST) {
            return Optional.of(Misfit.TOO_MANY_FOLDERS);
        }
        if (wanted.parent().filter(place -> isInside(place, wanted.id())).isPresent()) {
            return Optional.of(Misfit.INTO_ITSELF);
        }
        if (depth(wanted.parent()) + height(wanted.id()) > DEEPEST) { return Optional.of(Misfit.TOO_DEEP); }
        if (!wanted.isPrivate() && hides(wanted.parent())) { return Optional.of(Misfit.IN_A_PRIVATE_FOLDER); }
        var taken = in(wanted.parent()).stream().anyMatch(
                beside -> !beside.id().equals(wanted.id()) && beside.name().isLike(wanted.name()));
        return taken ? Optional.of(Misfit.NAME_TAKEN) : Optional.empty();
    }

    private Optional<Folder> above(Folder folder) {
        return folder.parent().flatMap(this::find);
    }

    private boolean isInside(FolderId place, FolderId id) {
        return place.equals(id) || withBelow(id).stream().map(Folder::id).anyMatch(place::equals);
    }

    private int depth(Optional<FolderId> place) {
        return place.map(this::path).map(List::size).orElse(0);
    }

    /** How many lie in one another, that one counted. */
    private int height(FolderId id) {
        var above = path(id).size();
        return Math.max(1, withBelow(id).stream().mapToInt(inner -> path(inner.id()).size() - above + 1)
                .max().orElse(1));
    }
}
