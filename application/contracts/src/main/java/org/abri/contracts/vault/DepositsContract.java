package org.abri.contracts.vault;

import static org.abri.contracts.Given.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.abri.application.vault.Deposit;
import org.abri.contracts.AllOrNothing;
import org.abri.contracts.Given;
import org.abri.contracts.access.Keys;
import org.abri.domain.access.Action;
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

/** Holds the walk through all documents to its promise: each is met once, with what its bytes must be, and nothing else is. */
public interface DepositsContract extends AllOrNothing {
    @Test
    @DisplayName("I2: documents of a vault, private or shared, are met with blob, size and digest; notes and what was deleted are not")
    default void asTheyWereAdded() {
        var vault = given().vault();
        assertThat(all(Optional.of(vault), Instant.EPOCH, Optional.empty(), 10)).isEmpty();
        var large = document(vault, Visibility.PRIVATE, NOW, ItemContent.Document.LARGEST);
        var small = document(vault, Visibility.SHARED, NOW, 1);
        var gone = document(vault, Visibility.SHARED, NOW, 2);
        add(item(vault, Visibility.PRIVATE, NOW, new ItemContent.Note("Bail", "Signé hier")));
        given().run(() -> ports().vault().items().remove(Keys.ofOwner(gone, Action.DELETE), gone));
        document(given().vault(), Visibility.PRIVATE, NOW, 3);

        assertThat(all(Optional.of(vault), Instant.EPOCH, Optional.empty(), 10))
                .containsExactlyInAnyOrder(deposit(large), deposit(small));
    }

    @Test
    @DisplayName("I2: all documents can be walked through, each once, page by page, of whatever vault")
    default void walkingThrough() {
        var mine = new ArrayList<Deposit>();
        for (var i = 0; i < 5; i++) {
            mine.add(deposit(document(given().vault(), Visibility.PRIVATE, NOW, i + 1)));
        }
        for (var most : new int[] { 3, 1_000 }) {
            var all = new ArrayList<Deposit>();
            for (var page = all(Optional.empty(), Instant.EPOCH, Optional.empty(), most); !page.isEmpty();
                    page = all(Optional.empty(), Instant.EPOCH, Optional.of(page.getLast().item()), most)) {
                assertThat(page.size()).isLessThanOrEqualTo(most);
                all.addAll(page);
                assertThat(all).doesNotHaveDuplicates();
            }
            assertThat(all).containsAll(mine);
        }
        assertThat(all(Optional.empty(), Instant.EPOCH, Optional.empty(), 2)).hasSize(2);
    }

    @Test
    @DisplayName("I2: since an instant, to the millisecond, those added then and later are met")
    default void since() {
        var vault = given().vault();
        var at = NOW.plusMillis(7);
        document(vault, Visibility.PRIVATE, at.minusMillis(1), 1);
        var then = document(vault, Visibility.PRIVATE, at, 2);
        var later = document(vault, Visibility.PRIVATE, at.plusMillis(1), 3);

        assertThat(all(Optional.of(vault), at, Optional.empty(), 10))
                .containsExactlyInAnyOrder(deposit(then), deposit(later));
        assertThat(all(Optional.of(vault), at.plusMillis(2), Optional.empty(), 10)).isEmpty();
    }

    private List<Deposit> all(Optional<VaultId> vault, Instant since, Optional<ItemId> after, int most) {
        return given().get(() -> ports().vault().deposits().all(vault, since, after, most));
    }

    private Item document(VaultId vault, Visibility visibility, Instant at, long size) {
        var document = item(vault, visibility, at, new ItemContent.Document("Carte", FileName.sent("c.pdf"),
                DocumentType.PDF, PaperKind.OTHER, size, "%064x".formatted(size), Given.blob()));
        add(document);
        return document;
    }

    private static Item item(VaultId vault, Visibility visibility, Instant at, ItemContent content) {
        return Item.ofOwner(new ItemId(UUID.randomUUID()), vault, visibility, at, content);
    }

    private void add(Item item) {
        given().run(() -> ports().vault().items().add(Keys.ofOwner(item.vault(),
                item.visibility() == Visibility.PRIVATE ? Action.ADD_PRIVATE : Action.ADD_SHARED), item));
    }

    private static Deposit deposit(Item item) {
        var document = (ItemContent.Document) item.content();
        return new Deposit(item.id(), item.vault(), Optional.of(document.blob()),
                Optional.of(new Deposit.Bytes(document.size(), document.sha256())));
    }
}
