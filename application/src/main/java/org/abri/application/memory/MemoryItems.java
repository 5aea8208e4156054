package org.abri.application.memory;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.abri.application.access.About;
import org.abri.application.access.FactsAtHand;
import org.abri.application.vault.ItemLine;
import org.abri.application.vault.ItemListing;
import org.abri.application.vault.Items;
import org.abri.application.vault.KeysToItems;
import org.abri.domain.access.AccessPolicy;
import org.abri.domain.access.Action;
import org.abri.domain.access.Facts;
import org.abri.domain.access.Granted;
import org.abri.domain.access.Resource;
import org.abri.domain.account.Standing;
import org.abri.domain.text.Words;
import org.abri.domain.vault.Author;
import org.abri.domain.vault.BlobId;
import org.abri.domain.vault.Item;
import org.abri.domain.vault.ItemContent;
import org.abri.domain.vault.ItemId;
import org.abri.domain.vault.VaultId;
import org.abri.domain.vault.Visibility;
import org.jspecify.annotations.Nullable;

/** Items in memory. What a list shows is asked of the policy itself, item by item: the answer that others are held against. */
final class MemoryItems implements Items {
    private final Table<ItemId, Item> items;
    private final Table<ItemId, Instant> sharedSince;
    private final MemoryPreviews previews;
    private final MemoryReadings readings;
    private final MemoryScans scans;
    private final MemoryLinks links;
    private final MemoryReceipts receipts;
    private final AccessPolicy policy = AccessPolicy.ofAbri();
    private @Nullable FactsAtHand facts;

    MemoryItems(Memory memory, MemoryPreviews previews, MemoryReadings readings, MemoryScans scans,
            MemoryLinks links, MemoryReceipts receipts) {
        this.items = new Table<>(memory);
        this.sharedSince = new Table<>(memory);
        this.previews = previews;
        this.readings = readings;
        this.scans = scans;
        this.links = links;
        this.receipts = receipts;
    }

    /** Who knows the facts knows the items too: one of them must come first. */
    void knowing(FactsAtHand knownFacts) {
        this.facts = knownFacts;
    }

    @Override
    public void add(Granted key, Item item) {
        KeysToItems.toAdd(key, item);
        items.add(item.id(), item);
        if (item.visibility() == Visibility.SHARED) {
            sharedSince.put(item.id(), item.addedAt());
        }
    }

    @Override
    public void save(Granted key, Item was, Item is) {
        KeysToItems.toSave(key, was, is);
        var resting = resting(was.id()).filter(
                item -> Resource.of(item).equals(Resource.of(was)) && item.version().equals(was.version()))
                .orElseThrow(() -> new IllegalStateException(
                        "the item is no longer as it was when the key was made"));
        items.change(is.id(), KeysToItems.kept(key, resting.favourite(), is));
        if (was.visibility() != is.visibility()) {
            if (is.visibility() == Visibility.SHARED) {
                sharedSince.put(is.id(), key.at());
            } else {
                sharedSince.remove(is.id());
            }
        }
    }

    @Override
    public void remove(Granted key, Item item) {
        KeysToItems.toRemove(key, item);
        items.remove(item.id());
        sharedSince.remove(item.id());
        removeBeside(item.id());
    }

    @Override
    public Optional<Gone> eraseWithdrawn(VaultId vault, ItemId id) {
        var found = items.find(id).filter(
                item -> item.vault().equals(vault) && item.visibility() == Visibility.WITHDRAWN);
        return found.map(this::erase);
    }

    Gone erase(Item item) {
        var gone = Gone.of(drawn(item));
        items.remove(item.id());
        removeBeside(item.id());
        return gone;
    }

    private void removeBeside(ItemId item) {
        previews.remove(item);
        readings.remove(item);
        scans.remove(item);
        links.removeAll(item);
        receipts.remove(item);
    }

    @Override
    public Optional<Item> find(Granted key) {
        var wanted = KeysToItems.opened(key);
        return resting(wanted.id()).filter(item -> Resource.of(item).equals(wanted))
                .map(item -> KeysToItems.told(key, item));
    }

    @Override
    public List<ItemLine> list(Granted key, VaultId vault, ItemListing wanted) {
        KeysToItems.toList(key, vault);
        var part = wanted.part();
        var known = Objects.requireNonNull(facts).read(key.viewpoint(), new About.OfVault(vault)).facts();
        var asOfNow = new Facts(Standing.READY, known.vault(), known.affiliation(), known.relay(),
                known.role(), known.reportedUntil());
        var seen = wanted.binned() ? Action.PUT_BACK : Action.SEE;
        var lines = of(vault).filter(item -> item.binned().isPresent() == wanted.binned()).map(this::drawn)
                .filter(item -> policy.decide(key.viewpoint(), seen, Resource.of(item), asOfNow,
                        key.at()) instanceof Granted)
                .filter(item -> wanted.named().isNothing()
                        || wanted.named().isIn(says(item, wanted), item.content().title()))
                .map(item -> ItemLine.of(KeysToItems.told(key, item))).filter(line -> isWanted(line, wanted));
        if (wanted.isByTime()) { return wanted.arranged(lines, key.at()); }
        return lines.filter(line -> part.after().isEmpty() || line.mark().isAfter(part.after().get()))
                .sorted(MemoryItems::inOrder)
                .limit(part.most() + 1L).toList();
    }

    private Words says(Item item, ItemListing wanted) {
        return switch (item.content()) {
            case ItemContent.Written written -> Words.of(written.parts());
            case ItemContent.Document document ->
                    wanted.read() ? readings.find(item.id()).orElse(Words.NONE) : Words.NONE;
            case ItemContent.Unreadable unreadable -> Words.NONE;
        };
    }

    @Override
    public List<Item> appointments(Granted key, VaultId vault) {
        KeysToItems.toReadAppointments(key, vault);
        return of(vault).filter(item -> item.content() instanceof ItemContent.Appointment
                && item.visibility().isChosen())
                .sorted((one, other) -> inOrder(ItemLine.of(one), ItemLine.of(other)))
                .limit(MOST_APPOINTMENTS).map(item -> KeysToItems.told(key, item)).toList();
    }

    private static boolean isWanted(ItemLine line, ItemListing wanted) {
        return (line.favourite() || !wanted.favourites())
                && wanted.addedAt().stream().allMatch(
                        relay -> line.author() instanceof Author.Staff staff && relay.equals(staff.relay()))
                && wanted.folders().stream().allMatch(
                        any -> line.folder().isEmpty() ? any.isEmpty() : any.contains(line.folder().get()))
                && wanted.only().stream().allMatch(ids -> ids.contains(line.id()))
                && wanted.kind().stream().allMatch(line.kind()::equals)
                && (!wanted.ending() || line.file().flatMap(ItemLine.FileLine::endsOn).isPresent())
                && (wanted.paperKind().isEmpty() || line.file().map(ItemLine.FileLine::paperKind)
                        .equals(wanted.paperKind()));
    }

    @Override
    public Set<BlobId> named(Set<BlobId> blobs) {
        return Stream
                .concat(items.rows().flatMap(MemoryItems::blob).filter(blobs::contains),
                        previews.named(blobs))
                .collect(Collectors.toUnmodifiableSet());
    }

    @Override
    public List<BlobId> blobsOf(VaultId vault) {
        return Stream.concat(of(vault).flatMap(MemoryItems::blob), previews.blobs(vault)).sorted().toList();
    }

    Stream<Item> rows() {
        return items.rows();
    }

    Optional<Item> resting(ItemId id) {
        return items.find(id).map(this::drawn);
    }

    Stream<Item> shared(VaultId vault) {
        return of(vault).filter(item -> item.visibility() == Visibility.SHARED);
    }

    Optional<Instant> sharedSince(ItemId id) {
        return sharedSince.find(id);
    }

    /** The newest first. */
    Stream<ItemId> documents(VaultId vault) {
        return of(vault).filter(
                item -> item.visibility().isChosen() && item.content() instanceof ItemContent.Document)
                .map(ItemLine::of)
                .sorted(MemoryItems::inOrder).map(ItemLine::id);
    }

    void removeAll(VaultId vault) {
        of(vault).map(Item::id).forEach(id -> {
            items.remove(id);
            sharedSince.remove(id);
        });
        previews.removeAll(vault);
        readings.removeAll(vault);
        links.removeAll(vault);
        scans.removeAll(vault);
        receipts.removeAll(vault);
    }

    private Stream<Item> of(VaultId vault) {
        return items.rows().filter(item -> item.vault().equals(vault));
    }

    private Item drawn(Item item) {
        return item.drawn(previews.find(item.id()));
    }

    private static int inOrder(ItemLine one, ItemLine other) {
        return one.mark().isAfter(other.mark()) ? 1 : -1;
    }

    private static Stream<BlobId> blob(Item item) {
        return item.content() instanceof ItemContent.Document document ? Stream.of(document.blob())
                : Stream.empty();
    }
}
