package org.abri.domain.vault;

import java.time.Instant;
import java.util.Optional;

/**
 * One thing in a vault, whatever it holds: to whom it belongs, who sees it and who added it.
 *
 * @param favourite whether its owner wants it at hand: nobody else is told, and it is no version of what it says
 * @param preview   what was drawn of it by the service, as long as that is kept: nobody's version, and saved by nobody's
 *                  change
 * @param folder    VLT-1: where its owner put it; empty at the top, as for all that is no document. It is no version of what it says
 * @param binned    since when it lies in the bin; empty unless it does
 */
public record Item(ItemId id, VaultId vault, Visibility visibility, Author author, Instant addedAt,
        Version version, ItemContent content, boolean favourite, Optional<Preview> preview,
        Optional<FolderId> folder, Optional<Binned> binned) {
    public Item {
        if (binned.isPresent() != (visibility == Visibility.BINNED)) {
            throw new IllegalArgumentException("what is in the bin is seen nowhere else");
        }
    }

    /** VLT-9: what a beneficiary adds is private unless they say otherwise. */
    public static Item ofOwner(ItemId id, VaultId vault, Visibility chosen, Instant now,
            ItemContent content) {
        if (!chosen.isChosen()) { throw new IllegalArgumentException("nobody chooses that"); }
        return new Item(id, vault, chosen, new Author.Owner(), now, Version.FIRST, content, false,
                Optional.empty(), Optional.empty(), Optional.empty());
    }

    /** VLT-5: what staff add is shared. */
    public static Item ofStaff(ItemId id, VaultId vault, Author.Staff author, Instant now,
            ItemContent content) {
        return new Item(id, vault, Visibility.SHARED, author, now, Version.FIRST, content, false,
                Optional.empty(), Optional.empty(), Optional.empty());
    }

    /** VLT-2, VLT-7. */
    public Item madePrivate() {
        return seenAs(Visibility.PRIVATE);
    }

    /** VLT-2. */
    public Item madeShared() {
        return seenAs(Visibility.SHARED);
    }

    /** VLT-8, VLT-6: with other content of the same kind; who sees it stays as it is. With the same, it is the same. */
    public Item holding(ItemContent changed) {
        if (changed.kind() != content.kind()) {
            throw new IllegalArgumentException("an item keeps its kind");
        }
        return changed.equals(content) ? this
                : new Item(id, vault, visibility, author, addedAt, version.next(), changed, favourite,
                        preview, folder, binned);
    }

    /** The same, at its owner's hand or no longer. */
    public Item favoured(boolean wanted) {
        return wanted == favourite ? this
                : new Item(id, vault, visibility, author, addedAt, version, content, wanted, preview,
                        folder, binned);
    }

    /** The same, with what was drawn of it, if anything was. */
    public Item drawn(Optional<Preview> as) {
        return new Item(id, vault, visibility, author, addedAt, version, content, favourite, as, folder,
                binned);
    }

    /** VLT-1, VLT-10: in another folder, or at the top; who sees it stays as it is. Documents alone lie in folders. */
    public Item filed(Optional<FolderId> in) {
        if (in.isPresent() && content.kind() != ItemContent.Kind.DOCUMENT) {
            throw new IllegalArgumentException("only documents lie in folders");
        }
        return new Item(id, vault, visibility, author, addedAt, version, content, favourite, preview, in,
                binned);
    }

    /**
     * MOD-1: seen by nobody. Only what is shared. It lies in no folder any more: whatever becomes of that meanwhile, it can be
     * given back as it was seen (VLT-10).
     */
    public Item withdrawn() {
        if (visibility != Visibility.SHARED) { throw new IllegalStateException("nobody else sees it"); }
        return filed(Optional.empty()).seenAs(Visibility.WITHDRAWN);
    }

    /** MOD-1: shared again, as it was. Only what was {@linkplain #withdrawn withdrawn}. */
    public Item givenBack() {
        if (visibility != Visibility.WITHDRAWN) { throw new IllegalStateException("it was not withdrawn"); }
        return seenAs(Visibility.SHARED);
    }

    /** VLT-8: in the bin from now on: it stays all that it was, and is seen nowhere else. Only what is private or shared. */
    public Item thrownAway(Instant now) {
        if (!visibility.isChosen()) { throw new IllegalStateException("its owner does not see it"); }
        return become(Visibility.BINNED, folder, Optional.of(new Binned(now, visibility)));
    }

    /**
     * VLT-8, VLT-10: out of the bin: where it lay, if that folder is still there, else at the top; seen as {@link Binned#backAs}
     * says, and by its owner alone where everything is. Only what was {@linkplain #thrownAway thrown away}.
     */
    public Item putBack(FolderTree folders, Instant now) {
        var bin = binned.orElseThrow(() -> new IllegalStateException("it is not in the bin"));
        var place = folder.filter(where -> folders.find(where).isPresent());
        return become(folders.seenIn(place, bin.backAs(now)), place, Optional.empty());
    }

    private Item seenAs(Visibility newVisibility) {
        return newVisibility == visibility ? this : become(newVisibility, folder, binned);
    }

    private Item become(Visibility newVisibility, Optional<FolderId> newFolder, Optional<Binned> newBinned) {
        return new Item(id, vault, newVisibility, author, addedAt, version.next(), content, favourite,
                preview, newFolder, newBinned);
    }
}
