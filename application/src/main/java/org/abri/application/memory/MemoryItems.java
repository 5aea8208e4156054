package org.abri.application.memory;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.abri.application.affiliation.Affiliations;
import org.abri.application.relay.Memberships;
import org.abri.application.relay.Relays;
import org.abri.application.vault.Items;
import org.abri.application.vault.Vaults;
import org.abri.domain.access.AccessPolicy;
import org.abri.domain.access.Action;
import org.abri.domain.access.Facts;
import org.abri.domain.access.Granted;
import org.abri.domain.access.Resource;
import org.abri.domain.access.Viewpoint;
import org.abri.domain.account.Standing;
import org.abri.domain.relay.Membership;
import org.abri.domain.vault.BlobId;
import org.abri.domain.vault.Item;
import org.abri.domain.vault.ItemContent;
import org.abri.domain.vault.ItemId;
import org.abri.domain.vault.Vault;
import org.abri.domain.vault.VaultId;
import org.abri.domain.vault.Visibility;

/** Items in memory. What is visible is asked of the policy itself, item by item: the answer that others are held against. */
final class MemoryItems implements Items {
    private final Table<ItemId, Item> items;
    private final Vaults vaults;
    private final Relays relays;
    private final Memberships memberships;
    private final Affiliations affiliations;
    private final AccessPolicy policy = AccessPolicy.ofAbri();

    MemoryItems(Memory memory, Vaults vaults, Relays relays, Memberships memberships,
            Affiliations affiliations) {
        this.items = new Table<>(memory);
        this.vaults = vaults;
        this.relays = relays;
        this.memberships = memberships;
        this.affiliations = affiliations;
    }

    @Override
    public void add(Granted key, Item item) {
        key.mustOpen(new Resource.AVault(item.vault()),
                item.visibility() == Visibility.PRIVATE ? Action.ADD_PRIVATE : Action.ADD_SHARED);
        items.add(item.id(), item);
    }

    @Override
    public void save(Granted key, Item was, Item is) {
        key.mustOpen(Resource.of(was), whatItTakes(was, is));
        mustRestAs(was);
        items.change(is.id(), is);
    }

    @Override
    public void remove(Granted key, Item item) {
        key.mustOpen(Resource.of(item), Action.DELETE);
        items.remove(item.id());
    }

    @Override
    public Optional<Item> find(VaultId vault, ItemId id) {
        return items.find(id).filter(item -> item.vault().equals(vault));
    }

    @Override
    public List<Item> visible(Granted key, VaultId vault) {
        key.mustOpen(new Resource.AVault(vault), Action.SEE_VAULT);
        var facts = facts(key.viewpoint(), vault);
        return items.rows().filter(item -> item.vault().equals(vault))
                .filter(item -> policy.decide(key.viewpoint(), Action.SEE, Resource.of(item), facts,
                        key.at()) instanceof Granted)
                .sorted(Comparator.comparing(Item::addedAt).reversed()).toList();
    }

    @Override
    public Set<BlobId> named(Set<BlobId> blobs) {
        return items.rows().flatMap(MemoryItems::blob).filter(blobs::contains)
                .collect(Collectors.toUnmodifiableSet());
    }

    private static Action whatItTakes(Item was, Item is) {
        if (is.visibility() == was.visibility()) { return Action.CHANGE; }
        return is.visibility() == Visibility.PRIVATE ? Action.MAKE_PRIVATE : Action.SHARE;
    }

    /** A key made for an item as it no longer is opens nothing (VLT-7). */
    private void mustRestAs(Item was) {
        if (items.find(was.id()).filter(was::equals).isEmpty()) {
            throw new IllegalStateException("the item is no longer as it was when the key was made");
        }
    }

    /** As they rest, not as they were when the key was made. How far the person has come, the key itself says. */
    private Facts facts(Viewpoint viewpoint, VaultId vault) {
        var state = vaults.find(vault).map(Vault::state);
        if (viewpoint instanceof Viewpoint.StaffAt(var account, var relay)) {
            return new Facts(Standing.READY, state, affiliations.latest(vault, relay), relays.find(relay),
                    memberships.find(account, relay).map(Membership::role), false);
        }
        return new Facts(Standing.READY, state, Optional.empty(), Optional.empty(), Optional.empty(), false);
    }

    private static Stream<BlobId> blob(Item item) {
        return item.content() instanceof ItemContent.Document document ? Stream.of(document.blob())
                : Stream.empty();
    }
}
