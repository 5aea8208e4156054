package org.abri.application.vault;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.abri.domain.access.Granted;
import org.abri.domain.vault.BlobId;
import org.abri.domain.vault.Item;
import org.abri.domain.vault.ItemId;
import org.abri.domain.vault.VaultId;

/** What the vaults hold. Every change asks for the key that allows it. */
public interface Items {
    /** With a key for {@code ADD_PRIVATE} or {@code ADD_SHARED} on the item's vault. */
    void add(Granted key, Item item);

    /** With a key for {@code CHANGE}, {@code SHARE} or {@code MAKE_PRIVATE} on the item as it was. */
    void save(Granted key, Item was, Item is);

    /** With a key for {@code DELETE} on that item. */
    void remove(Granted key, Item item);

    /** An item of that vault, whoever may see it: the gate is asked next. */
    Optional<Item> find(VaultId vault, ItemId id);

    /**
     * With a key for {@code SEE_VAULT}: what its viewpoint sees of that vault at that moment, the newest first. Filtered
     * where it rests, by the same rules as the policy's.
     */
    List<Item> visible(Granted key, VaultId vault);

    /** I2: which of these blobs an item names. */
    Set<BlobId> named(Set<BlobId> blobs);
}
