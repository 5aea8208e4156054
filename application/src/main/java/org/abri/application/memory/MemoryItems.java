package org.abri.application.memory;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.abri.application.Listing;
import org.abri.application.access.About;
import org.abri.application.access.FactsAtHand;
import org.abri.application.vault.ItemLine;
import org.abri.application.vault.Items;
import org.abri.application.vault.KeysToItems;
import org.abri.domain.access.AccessPolicy;
import org.abri.domain.access.Action;
import org.abri.domain.access.Facts;
import org.abri.domain.access.Granted;
import org.abri.domain.access.Resource;
import org.abri.domain.account.Standing;
import org.abri.domain.vault.BlobId;
import org.abri.domain.vault.Item;
import org.abri.domain.vault.ItemContent;
import org.abri.domain.vault.ItemId;
import org.abri.domain.vault.VaultId;
import org.jspecify.annotations.Nullable;

/** Items in memory. What a list shows is asked of the policy itself, item by item: the answer that others are held against. */
final class MemoryItems implements Items {
    private final Table<ItemId, Item> items;
    private final AccessPolicy policy = AccessPolicy.ofAbri();
    private @Nullable FactsAtHand facts;

    MemoryItems(Memory memory) {
        this.items = new Table<>(memory);
    }

    /** Who knows the facts knows the items too: one of them must come first. */
    void knowing(FactsAtHand knownFacts) {
        this.facts = knownFacts;
    }

    @Override
    public void add(Granted key, Item item) {
        KeysToItems.toAdd(key, item);
        items.add(item.id(), item);
    }

    @Override
    public void save(Granted key, Item was, Item is) {
        KeysToItems.toSave(key, was, is);
        if (resting(was.id()).filter(was::equals).isEmpty()) {
            throw new IllegalStateException("the item is no longer as it was when the key was made");
        }
        items.change(is.id(), is);
    }

    @Override
    public void remove(Granted key, Item item) {
        KeysToItems.toRemove(key, item);
        items.remove(item.id());
    }

    @Override
    public Optional<Item> find(Granted key) {
        var wanted = KeysToItems.opened(key);
        return resting(wanted.id()).filter(item -> Resource.of(item).equals(wanted));
    }

    @Override
    public List<ItemLine> list(Granted key, VaultId vault, Listing wanted) {
        KeysToItems.toList(key, vault);
        var known = Objects.requireNonNull(facts).read(key.viewpoint(), new About.OfVault(vault)).facts();
        var asOfNow = new Facts(Standing.READY, known.vault(), known.affiliation(), known.relay(),
                known.role(), known.reported());
        return items.rows().filter(item -> item.vault().equals(vault))
                .filter(item -> policy.decide(key.viewpoint(), Action.SEE, Resource.of(item), asOfNow,
                        key.at()) instanceof Granted)
                .map(ItemLine::of)
                .filter(line -> wanted.after().isEmpty() || line.mark().isAfter(wanted.after().get()))
                .sorted((one, other) -> one.mark().isAfter(other.mark()) ? 1 : -1)
                .limit(wanted.most() + 1L).toList();
    }

    @Override
    public Set<BlobId> named(Set<BlobId> blobs) {
        return items.rows().flatMap(MemoryItems::blob).filter(blobs::contains)
                .collect(Collectors.toUnmodifiableSet());
    }

    @Override
    public List<BlobId> blobsOf(VaultId vault) {
        return items.rows().filter(item -> item.vault().equals(vault)).flatMap(MemoryItems::blob).sorted()
                .toList();
    }

    Stream<Item> rows() {
        return items.rows();
    }

    Optional<Item> resting(ItemId id) {
        return items.find(id);
    }

    void removeAll(VaultId vault) {
        items.rows().filter(item -> item.vault().equals(vault)).map(Item::id).forEach(items::remove);
    }

    private static Stream<BlobId> blob(Item item) {
        return item.content() instanceof ItemContent.Document document ? Stream.of(document.blob())
                : Stream.empty();
    }
}
