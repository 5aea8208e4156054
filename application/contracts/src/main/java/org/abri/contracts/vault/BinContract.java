package org.abri.contracts.vault;

import static org.abri.contracts.Given.NOW;
import static org.abri.contracts.Given.later;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.abri.application.sealing.KeyOwner;
import org.abri.application.vault.Bin;
import org.abri.application.vault.Items;
import org.abri.contracts.AllOrNothing;
import org.abri.contracts.Given;
import org.abri.contracts.access.Keys;
import org.abri.domain.access.Action;
import org.abri.domain.vault.Binned;
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

/** Holds whoever knows what was thrown away to their promise. */
public interface BinContract extends AllOrNothing {
    @Test
    @DisplayName("VLT-8: what was thrown away is over to the instant, what was thrown away first before the others, in any parts")
    default void overAt() {
        var since = NOW.minus(Binned.KEPT.multipliedBy(40));
        var second = thrown(added(note()), since.plusMillis(1));
        var first = thrown(added(note()), since);
        added(note());
        var end = since.plus(Binned.KEPT);
        assertThat(over(end.minusMillis(1), Optional.empty(), 9)).isEmpty();
        assertThat(over(end, Optional.empty(), 9)).containsExactly(first);
        assertThat(over(end.plusMillis(1), Optional.empty(), 9)).containsExactly(first, second);
        assertThat(over(end.plusMillis(1), Optional.empty(), 1)).containsExactly(first);
        assertThat(over(end.plusMillis(1), Optional.of(first), 1)).containsExactly(second);
        assertThat(over(end.plusMillis(1), Optional.of(second), 9)).isEmpty();
        List.of(first, second).forEach(one -> assertThat(erase(one.vault(), one.item(), end.plusMillis(1)))
                .isPresent());
        assertThat(over(end.plusMillis(1), Optional.empty(), 9)).isEmpty();
    }

    @Test
    @DisplayName("VLT-8: what has lain in the bin for long enough is erased, once, with what was drawn of it, in its vault alone; and nothing else is")
    default void erased() {
        var item = added(paper());
        var drawn = Given.blob();
        given().run(() -> ports().vault().previews().keep(item.vault(), item.id(), Preview.of(drawn, 2)));
        var end = later(0).plus(Binned.KEPT);
        assertThat(erase(item.vault(), item.id(), end)).isEmpty();
        var binned = item.thrownAway(NOW);
        save(Action.DELETE, item, binned);
        assertThat(erase(item.vault(), item.id(), end.minusMillis(1))).isEmpty();
        assertThat(erase(given().vault(), item.id(), end)).isEmpty();
        assertThat(erase(item.vault(), new ItemId(UUID.randomUUID()), end)).isEmpty();
        assertThat(given().get(() -> ports().vault().items().find(Keys.ofOwner(binned, Action.PUT_BACK))))
                .isPresent();

        var gone = erase(item.vault(), item.id(), end).orElseThrow();
        assertThat(gone.size()).isEqualTo(1234);
        assertThat(gone.blobs()).containsExactlyInAnyOrder(drawn,
                ((ItemContent.Document) item.content()).blob());
        assertThat(given().get(() -> ports().vault().items().find(Keys.ofOwner(binned, Action.PUT_BACK))))
                .isEmpty();
        assertThat(given().get(() -> ports().vault().items().blobsOf(item.vault()))).isEmpty();
        assertThat(erase(item.vault(), item.id(), end)).isEmpty();

        var note = thrown(added(note()), NOW);
        assertThat(erase(note.vault(), note.item(), end))
                .contains(new Items.Gone(note().size(), List.of()));
    }

    @Test
    @DisplayName("END-2: what a person has thrown away goes with them")
    default void goesWithItsPerson() {
        var since = NOW.minus(Binned.KEPT.multipliedBy(80));
        var one = thrown(added(note()), since);
        given().run(() -> ports().erasure().erase(KeyOwner.of(one.vault()), NOW));
        assertThat(over(since.plus(Binned.KEPT), Optional.empty(), 9)).isEmpty();
    }

    @Test
    @DisplayName("LOG-1: nothing is read or erased outside of a unit of work")
    default void inUnitsOfWork() {
        var one = thrown(added(note()), NOW);
        assertThatThrownBy(() -> bin().overAt(NOW, Optional.empty(), 1))
                .isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> bin().erase(one.vault(), one.item(), NOW))
                .isInstanceOf(IllegalStateException.class);
    }

    private Bin bin() {
        return ports().vault().bin();
    }

    private List<Bin.Thrown> over(Instant now, Optional<Bin.Thrown> after, int most) {
        return given().get(() -> bin().overAt(now, after.map(Bin.Thrown::mark), most));
    }

    private Optional<Items.Gone> erase(VaultId vault, ItemId item, Instant now) {
        return given().get(() -> bin().erase(vault, item, now));
    }

    private Item added(ItemContent content) {
        var item = Item.ofOwner(new ItemId(UUID.randomUUID()), given().vault(), Visibility.PRIVATE, NOW,
                content);
        given().run(
                () -> ports().vault().items().add(Keys.ofOwner(item.vault(), Action.ADD_PRIVATE), item));
        return item;
    }

    private Bin.Thrown thrown(Item item, Instant since) {
        save(Action.DELETE, item, item.thrownAway(since));
        return new Bin.Thrown(item.vault(), item.id(), since);
    }

    private void save(Action action, Item was, Item is) {
        given().run(() -> ports().vault().items().save(Keys.ofOwner(was, action), was, is));
    }

    private static ItemContent.Note note() {
        return new ItemContent.Note("À faire", "Appeler");
    }

    private static ItemContent.Document paper() {
        return new ItemContent.Document("Lettre", FileName.sent("lettre.pdf"), DocumentType.PDF,
                PaperKind.OTHER, 1234, "0".repeat(64), Given.blob());
    }
}
