package org.abri.contracts.vault;

import static org.abri.contracts.Given.NOW;
import static org.abri.contracts.Given.later;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.List;
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
import org.abri.domain.access.Granted;
import org.abri.domain.access.Resource;
import org.abri.domain.access.Viewpoint;
import org.abri.domain.relay.StaffRole;
import org.abri.domain.text.Sought;
import org.abri.domain.text.Words;
import org.abri.domain.vault.DocumentType;
import org.abri.domain.vault.FileName;
import org.abri.domain.vault.Item;
import org.abri.domain.vault.ItemContent;
import org.abri.domain.vault.ItemId;
import org.abri.domain.vault.PaperKind;
import org.abri.domain.vault.VaultId;
import org.abri.domain.vault.Visibility;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Holds whoever keeps what was read to their promise, together with whoever keeps the items. */
public interface ReadingsContract extends AllOrNothing {
    @Test
    @DisplayName("LAW-4, CRY-4: a document is found by what was read of it and by its title together, while that counts; else by its title alone")
    default void foundByWords() {
        var vault = given().vault();
        var lease = document(vault, NOW);
        var other = document(vault, later(1));
        keep(lease, words("loyer de mars"));
        keep(other, Words.NONE);

        assertThat(found(vault, "loy mars", true)).containsExactly(lease.id());
        assertThat(found(vault, "bail loyer", true)).containsExactly(lease.id());
        assertThat(found(vault, "bail avril", true)).isEmpty();
        assertThat(found(vault, "loyer", false)).isEmpty();
        assertThat(found(vault, "bail", false)).containsExactly(other.id(), lease.id());
        assertThat(found(vault, "", true)).hasSize(2);
    }

    @Test
    @DisplayName("VLT-3: nobody finds by its words what they do not see")
    default void onlyWhatIsSeen() {
        var relay = given().relay();
        var worker = given().staffAt(relay, StaffRole.PROFESSIONAL);
        var vault = given().vault();
        given().affiliation(vault, relay);
        var hidden = document(vault, NOW);
        var shown = document(vault, Visibility.SHARED, later(1));
        keep(hidden, words("loyer"));
        keep(shown, words("loyer"));
        assertThat(found(Keys.of(new Viewpoint.StaffAt(worker, relay), Action.SEE_VAULT,
                new Resource.AVault(vault), NOW), vault, "loyer", true))
                        .containsExactly(shown.id());
        assertThat(found(vault, "loyer", true)).containsExactly(shown.id(), hidden.id());
    }

    @Test
    @DisplayName("I4: what was read is kept once; what changes in the item changes nothing about it")
    default void keptOnce() {
        var item = document(given().vault(), NOW);
        assertThat(isKept(item)).isFalse();
        keep(item, words("loyer"));
        assertThat(isKept(item)).isTrue();

        assertThatThrownBy(() -> keep(item, words("quittance"))).isInstanceOf(IllegalStateException.class);
        var renamed = item.holding(item.content().called("Autre titre"));
        given().run(() -> ports().vault().items().save(Keys.ofOwner(item, Action.CHANGE), item, renamed));
        assertThat(found(item.vault(), "autre loyer", true)).containsExactly(item.id());
        assertThat(found(item.vault(), "quittance", true)).isEmpty();
    }

    @Test
    @DisplayName("LAW-4: what is not read yet are the documents of that vault of which nothing is kept, the newest first")
    default void unread() {
        var vault = given().vault();
        assertThat(unread(vault, 9)).isEmpty();
        var all = IntStream.range(0, 4).mapToObj(i -> document(vault, later(i))).toList();
        document(given().vault(), NOW);
        given().run(() -> ports().vault().items().add(Keys.ofOwner(vault, Action.ADD_PRIVATE), Item.ofOwner(
                new ItemId(UUID.randomUUID()), vault, Visibility.PRIVATE, NOW,
                new ItemContent.Note("À faire", "Appeler"))));
        keep(all.get(1), Words.NONE);
        keep(all.get(2), words("loyer"));

        assertThat(unread(vault, 9)).containsExactly(all.get(3).id(), all.get(0).id());
        assertThat(unread(vault, 1)).containsExactly(all.get(3).id());
    }

    @Test
    @DisplayName("LAW-4: what was read of one vault is forgotten, some at a time, and of no other; then it is not read yet")
    default void forgotten() {
        var vault = given().vault();
        IntStream.range(0, 3).mapToObj(i -> document(vault, later(i)))
                .forEach(item -> keep(item, words("loyer")));
        var other = document(given().vault(), NOW);
        keep(other, words("loyer"));

        assertThat(forget(vault, 2)).isEqualTo(2);
        assertThat(found(vault, "loyer", true)).hasSize(1);
        assertThat(forget(vault, 2)).isEqualTo(1);
        assertThat(forget(vault, 2)).isZero();
        assertThat(found(vault, "loyer", true)).isEmpty();
        assertThat(unread(vault, 9)).hasSize(3);
        assertThat(found(other.vault(), "loyer", true)).containsExactly(other.id());
    }

    @Test
    @DisplayName("END-2: what was read goes with the item, and with the person")
    default void gone() {
        var item = document(given().vault(), NOW);
        keep(item, words("loyer"));
        given().run(() -> ports().vault().items().remove(Keys.ofOwner(item, Action.DELETE), item));
        assertThat(isKept(item)).isFalse();
        assertThat(forget(item.vault(), 9)).isZero();

        var another = document(given().vault(), NOW);
        keep(another, words("loyer"));
        given().run(() -> ports().erasure().erase(KeyOwner.of(another.vault()), NOW));
        assertThat(isKept(another)).isFalse();
    }

    private static Words words(String text) {
        return Words.of(List.of(text));
    }

    private Item document(VaultId vault, Instant at) {
        return document(vault, Visibility.PRIVATE, at);
    }

    private Item document(VaultId vault, Visibility visibility, Instant at) {
        var item = Item.ofOwner(new ItemId(UUID.randomUUID()), vault, visibility, at,
                new ItemContent.Document("Bail", FileName.sent("bail.pdf"), DocumentType.PDF,
                        PaperKind.HOUSING, 1, "0".repeat(64), Given.blob()));
        given().run(() -> ports().vault().items().add(Keys.ofOwner(vault,
                visibility == Visibility.SHARED ? Action.ADD_SHARED : Action.ADD_PRIVATE), item));
        return item;
    }

    private void keep(Item item, Words words) {
        given().run(() -> ports().vault().readings().keep(item.vault(), item.id(), words));
    }

    private boolean isKept(Item item) {
        return given().get(() -> ports().vault().readings().isKept(item.id()));
    }

    private List<ItemId> found(VaultId vault, String typed, boolean read) {
        return found(Keys.ofOwner(vault, Action.SEE_VAULT), vault, typed, read);
    }

    private List<ItemId> found(Granted key, VaultId vault, String typed, boolean read) {
        return given().get(() -> ports().vault().items().list(key, vault,
                ItemListing.of(Listing.first(9)).named(Sought.of(typed)).read(read))).stream()
                .map(ItemLine::id).toList();
    }

    private List<ItemId> unread(VaultId vault, int most) {
        return given().get(() -> ports().vault().readings().unread(vault, most));
    }

    private int forget(VaultId vault, int most) {
        return given().get(() -> ports().vault().readings().forget(vault, most));
    }
}
