package org.abri.application.vault;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.abri.domain.access.Granted;
import org.abri.domain.vault.BlobId;
import org.abri.domain.vault.Item;
import org.abri.domain.vault.ItemContent;
import org.abri.domain.vault.ItemId;
import org.abri.domain.vault.VaultId;

/**
 * What the vaults hold. Every change, and every reading of what an item says, asks for the key that allows it. Since when an
 * item is shared is kept beside it, for the lists of {@link org.abri.application.affiliation.People}. Inside units of work only.
 */
public interface Items {
    /**
     * With a key for {@code ADD_PRIVATE} or {@code ADD_SHARED} on the item's vault. Throws {@link IllegalStateException}, a
     * bug, when there is one of that id.
     */
    void add(Granted key, Item item);

    /**
     * With a key for {@code CHANGE}, {@code SHARE}, {@code MAKE_PRIVATE}, {@code WITHDRAW}, {@code GIVE_BACK},
     * {@code FAVOUR}, {@code MOVE}, {@code DELETE} (which throws it away) or {@code PUT_BACK} on the item as it was. Whether it is
     * a favourite changes with a key for {@code FAVOUR} alone, and where it lies with one for {@code MOVE}, or when it is
     * withdrawn or put back. Throws {@link IllegalStateException}, a
     * bug, when it is no longer as it was: the vault was not locked.
     */
    void save(Granted key, Item was, Item is);

    /** With a key for {@code DELETE} on that item; what was drawn of it goes too, and the links to it. Removing what is not there changes nothing. */
    void remove(Granted key, Item item);

    /**
     * MOD-1: removes an item that is withdrawn, what was drawn of it and the links to it: no key opens it any more. Empty, and nothing is
     * removed, when there is none of that id in that vault, or it is not withdrawn.
     */
    Optional<Gone> eraseWithdrawn(VaultId vault, ItemId id);

    /** What went: how much of the quota it took, and the blobs that it named. */
    record Gone(long size, List<BlobId> blobs) {
        /** When that item goes: its bytes, and what was drawn of them. */
        public static Gone of(Item item) {
            return new Gone(item.content().size(), Stream.concat(blob(item.content()).stream(),
                    item.preview().stream().flatMap(preview -> preview.blob().stream())).toList());
        }

        private static Optional<BlobId> blob(ItemContent content) {
            return switch (content) {
                case ItemContent.Document document -> Optional.of(document.blob());
                case ItemContent.Unreadable damaged -> damaged.blob();
                case ItemContent.Written written -> Optional.empty();
            };
        }
    }

    /**
     * The item that the key was made for, whatever it allows; empty when it is gone, or no longer as it was (VLT-7). To
     * anybody but its owner it is nobody's favourite. With it comes what was drawn of it.
     */
    Optional<Item> find(Granted key);

    /**
     * With a key for {@code SEE_VAULT}: what its viewpoint sees of that vault at that moment, in the order of
     * {@link ItemListing}; what was thrown away to its owner alone, and apart (VLT-8); one more than wanted, if there is one. Filtered where it rests, by the same rules as the policy's.
     */
    List<ItemLine> list(Granted key, VaultId vault, ItemListing wanted);

    /** VLT-8: of so many appointments at most a calendar is made. */
    int MOST_APPOINTMENTS = 2000;

    /**
     * With a key for {@code READ_FEED}: the appointments of that vault, shared or private, with what they say: of those that were added last
     * {@link #MOST_APPOINTMENTS} at most, the last one first. What is withdrawn or cannot be read is not among them.
     */
    List<Item> appointments(Granted key, VaultId vault);

    /** I2: which of these blobs an item names: its own, or that of what was drawn of it. */
    Set<BlobId> named(Set<BlobId> blobs);

    /** END-2: all blobs that items of that vault name, as {@link #named} says. */
    List<BlobId> blobsOf(VaultId vault);
}
