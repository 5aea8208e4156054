package org.abri.domain.vault;

import java.util.Optional;

/**
 * VLT-1, VLT-10: where documents of one vault lie, as its owner arranges them. Who sees a document, the document says alone; that a
 * private folder holds nothing shared is kept by {@link FolderTree}, and by whoever puts something into it.
 *
 * @param parent     the folder that it lies in; empty at the top
 * @param visibility private or shared: only items are anything else
 * @param version    each change of its name, its place and who sees it makes the next one
 */
public record Folder(FolderId id, VaultId vault, Optional<FolderId> parent, FolderName name,
        Visibility visibility, Version version) {
    /** One that is new. */
    public static Folder made(FolderId id, VaultId vault, Optional<FolderId> parent, FolderName name,
            Visibility visibility) {
        return new Folder(id, vault, parent, name, chosen(visibility), Version.FIRST);
    }

    public boolean isPrivate() {
        return visibility == Visibility.PRIVATE;
    }

    public Folder called(FolderName other) {
        return changed(other, parent, visibility);
    }

    /** In another folder, or at the top. */
    public Folder movedTo(Optional<FolderId> other) {
        return changed(name, other, visibility);
    }

    public Folder seenAs(Visibility other) {
        return changed(name, parent, other);
    }

    /** All of it at once: one version later, unless nothing changes. */
    public Folder changed(FolderName newName, Optional<FolderId> newParent, Visibility newVisibility) {
        var changed = new Folder(id, vault, newParent, newName, chosen(newVisibility), version);
        return changed.equals(this) ? this
                : new Folder(id, vault, newParent, newName, newVisibility, version.next());
    }

    private static Visibility chosen(Visibility visibility) {
        if (!visibility.isChosen()) { throw new IllegalArgumentException("nobody chooses that"); }
        return visibility;
    }
}
