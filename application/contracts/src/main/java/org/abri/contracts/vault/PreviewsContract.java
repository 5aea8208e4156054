package org.abri.contracts.vault;

import static org.abri.contracts.Given.NOW;
import static org.abri.contracts.Given.later;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import org.abri.application.Listing;
import org.abri.application.sealing.KeyOwner;
import org.abri.application.vault.ItemLine;
import org.abri.application.vault.ItemListing;
import org.abri.contracts.AllOrNothing;
import org.abri.contracts.Given;
import org.abri.contracts.access.Keys;
import org.abri.domain.access.Action;
import org.abri.domain.vault.BlobId;
import org.abri.domain.vault.DocumentType;
import org.abri.domain.vault.FileName;
import org.abri.domain.vault.Item;
import org.abri.domain.vault.ItemContent;
import org.abri.domain.vault.ItemId;
import org.abri.domain.vault.PaperKind;
import org.abri.domain.vault.Preview;
import org.abri.domain.vault.VaultId;
import org.abri.domain.vault.Visibility;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Holds whoever keeps what was drawn to their promise, together with whoever keeps the items. */
public interface PreviewsContract extends AllOrNothing {
    @Test
    @DisplayName("LAW-4: what was drawn of a document, or that it cannot be, is found with it, by itself and in lists, and makes no version of it")
    default void foundWithTheirItems() {
        var vault = given().vault();
        var drawn = document(vault, NOW);
        var not = document(vault, later(1));
        document(vault, later(2));
        var preview = Preview.of(Given.blob(), 7);
        keep(drawn, preview);
        keep(not, Preview.NONE);

        assertThat(find(drawn)).contains(drawn.drawn(Optional.of(preview)));
        assertThat(find(not)).contains(not.drawn(Optional.of(Preview.NONE)));
        assertThat(
                given().get(() -> ports().vault().items().list(Keys.ofOwner(vault, Action.SEE_VAULT), vault,
                        ItemListing.of(Listing.first(9))))).map(ItemLine::pages).containsExactly(0, 0, 7);
    }

    @Test
    @DisplayName("I4: what was drawn is kept once; what changes in the item changes nothing about it")
    default void keptOnce() {
        var item = document(given().vault(), NOW);
        var preview = Preview.of(Given.blob(), 2);
        keep(item, preview);

        assertThatThrownBy(() -> keep(item, Preview.of(Given.blob(), 3)))
                .isInstanceOf(IllegalStateException.class);
        var renamed = item.holding(item.content().called("Autre titre"));
        given().run(() -> ports().vault().items().save(Keys.ofOwner(item, Action.CHANGE), item, renamed));
        assertThat(find(item)).contains(renamed.drawn(Optional.of(preview)));
    }

    @Test
    @DisplayName("LAW-4: what is not drawn yet are the documents of that vault that its owner sees and of which nothing is kept, the newest first")
    default void undrawn() {
        var vault = given().vault();
        assertThat(undrawn(vault, 9)).isEmpty();
        var all = IntStream.range(0, 4).mapToObj(i -> document(vault, later(i))).toList();
        document(given().vault(), NOW);
        var binned = document(vault, later(5));
        given().run(() -> ports().vault().items().save(Keys.ofOwner(binned, Action.DELETE), binned,
                binned.thrownAway(NOW)));
        given().run(() -> ports().vault().items().add(Keys.ofOwner(vault, Action.ADD_PRIVATE), Item.ofOwner(
                new ItemId(UUID.randomUUID()), vault, Visibility.PRIVATE, NOW,
                new ItemContent.Note("À faire", "Appeler"))));
        keep(all.get(1), Preview.NONE);
        keep(all.get(2), Preview.of(Given.blob(), 1));

        assertThat(undrawn(vault, 9)).containsExactly(all.get(3).id(), all.get(0).id());
        assertThat(undrawn(vault, 1)).containsExactly(all.get(3).id());
    }

    @Test
    @DisplayName("LAW-4: what was drawn of one vault is forgotten, some at a time, and of no other; then it is not drawn yet")
    default void forgotten() {
        var vault = given().vault();
        var items = IntStream.range(0, 3).mapToObj(i -> document(vault, later(i))).toList();
        var previews = List.of(Preview.of(Given.blob(), 1), Preview.NONE, Preview.of(Given.blob(), 30));
        IntStream.range(0, 3).forEach(i -> keep(items.get(i), previews.get(i)));
        var other = document(given().vault(), NOW);
        keep(other, previews.get(1));

        var some = forget(vault, 2);
        assertThat(some).hasSize(2).isSubsetOf(previews);
        assertThat(forget(vault, 2)).hasSize(1).isSubsetOf(previews).doesNotContainAnyElementsOf(some);
        assertThat(forget(vault, 2)).isEmpty();
        assertThat(find(items.getFirst())).contains(items.getFirst());
        assertThat(undrawn(vault, 9)).hasSize(3);
        assertThat(find(other)).map(Item::preview).contains(Optional.of(Preview.NONE));
    }

    @Test
    @DisplayName("I2, END-2: the blob of what was drawn is named as long as that is kept, and is its vault's; it goes with the item, and with the person")
    default void namedAndGone() {
        var item = document(given().vault(), NOW);
        var blob = Given.blob();
        keep(item, Preview.of(blob, 1));
        var own = ((ItemContent.Document) item.content()).blob();
        assertThat(named(blob, own, Given.blob())).containsExactlyInAnyOrder(blob, own);
        assertThat(blobsOf(item.vault())).containsExactlyInAnyOrder(blob, own);
        assertThat(blobsOf(given().vault())).isEmpty();

        var deleted = find(item).orElseThrow();
        given().run(() -> ports().vault().items().remove(Keys.ofOwner(deleted, Action.DELETE), deleted));
        assertThat(named(blob, own)).isEmpty();
        assertThat(forget(item.vault(), 9)).isEmpty();

        var another = document(given().vault(), NOW);
        keep(another, Preview.of(blob, 1));
        given().run(() -> ports().erasure().erase(KeyOwner.of(another.vault()), NOW));
        assertThat(named(blob)).isEmpty();
    }

    private Set<BlobId> named(BlobId... blobs) {
        return given().get(() -> ports().vault().items().named(Set.of(blobs)));
    }

    private List<BlobId> blobsOf(VaultId vault) {
        return given().get(() -> ports().vault().items().blobsOf(vault));
    }

    private Item document(VaultId vault, Instant at) {
        var item = Item.ofOwner(new ItemId(UUID.randomUUID()), vault, Visibility.PRIVATE, at,
                new ItemContent.Document("Bail", FileName.sent("bail.pdf"), DocumentType.PDF,
                        PaperKind.HOUSING,
                        1, "0".repeat(64), Given.blob()));
        given().run(() -> ports().vault().items().add(Keys.ofOwner(vault, Action.ADD_PRIVATE), item));
        return item;
    }

    private void keep(Item item, Preview preview) {
        given().run(() -> ports().vault().previews().keep(item.vault(), item.id(), preview));
    }

    private Optional<Item> find(Item item) {
        return given().get(() -> ports().vault().items().find(Keys.ofOwner(item, Action.SEE)));
    }

    private List<ItemId> undrawn(VaultId vault, int most) {
        return given().get(() -> ports().vault().previews().undrawn(vault, most));
    }

    private List<Preview> forget(VaultId vault, int most) {
        return given().get(() -> ports().vault().previews().forget(vault, most));
    }
}
