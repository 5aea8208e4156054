package org.abri.application.vault;

import static org.abri.application.Scene.given;
import static org.abri.application.Scene.missing;
import static org.abri.application.Scene.refusal;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.abri.application.Listing;
import org.abri.application.Scene;
import org.abri.application.access.Answer;
import org.abri.application.vault.ChangeItem.Label;
import org.abri.application.vault.ChangeItem.Outcome;
import org.abri.domain.access.Refusal;
import org.abri.domain.access.Viewpoint;
import org.abri.domain.journal.Act;
import org.abri.domain.vault.Item;
import org.abri.domain.vault.ItemContent.Document;
import org.abri.domain.vault.ItemId;
import org.abri.domain.vault.PaperKind;
import org.abri.domain.vault.Visibility;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class KindsAndFavouritesTest {
    private static final LocalDate LAST_DAY = LocalDate.of(2027, 3, 3);

    private final Scene scene = new Scene();
    private final Viewpoint.StaffAt manager = scene.relay("Relais du Port");
    private final Viewpoint.Beneficiary person = scene.affiliated(manager, true);
    private final ChangeItem changeItem = scene.abri.vault().changeItem();
    private final SeeItems seeItems = scene.abri.vault().seeItems();

    @Test
    @DisplayName("VLT-1: a document is of no particular kind until somebody says so, and is then found by it")
    void sorted() {
        var item = scene.document(person, person.vault(), Visibility.PRIVATE, Scene.PDF);
        scene.note(person, person.vault(), Visibility.PRIVATE, "Une note");
        assertThat(((Document) item.content()).paperKind()).isEqualTo(PaperKind.OTHER);
        assertThat(ofKind(PaperKind.HEALTH)).isEmpty();

        assertThat(changed(sort(person, item, PaperKind.HEALTH)).paperKind()).isEqualTo(PaperKind.HEALTH);

        assertThat(ofKind(PaperKind.HEALTH)).containsExactly(item.id());
        assertThat(ofKind(PaperKind.OTHER)).isEmpty();
    }

    @Test
    @DisplayName("VLT-6, PRI-3: staff say the kind of what their relay added and of nothing else, from a version, and it is recorded")
    void sortedByStaff() {
        var theirs = scene.document(manager, person.vault(), Visibility.SHARED, Scene.PDF);
        var hers = scene.document(person, person.vault(), Visibility.SHARED, scene.pdfOf(99));
        var note = scene.note(manager, person.vault(), Visibility.SHARED, "Une note");
        assertThat(changed(sort(manager, theirs, PaperKind.WORK)).paperKind()).isEqualTo(PaperKind.WORK);
        assertThat(scene.acts(person.vault())).endsWith(Act.ITEM_CHANGED);
        assertThat(given(sort(person, theirs, PaperKind.INCOME)))
                .isInstanceOf(Outcome.ChangedMeanwhile.class);
        assertThat(refusal(sort(manager, hers, PaperKind.WORK)))
                .isEqualTo(Refusal.STAFF_CORRECT_ONLY_WHAT_THEIR_RELAY_ADDED);
        assertThat(missing(sort(manager, note, PaperKind.WORK))).isTrue();
    }

    @Test
    @DisplayName("VLT-2: what a person wants at hand is at their hand, is no version and in no record, and staff are told nothing of it")
    void favourites() {
        var item = scene.document(person, person.vault(), Visibility.SHARED, Scene.PDF);
        var before = scene.acts(person.vault());

        var favourite = given(changeItem.favour(person, person.vault(), item.id(), true));

        assertThat(favourite).isEqualTo(item.favoured(true));
        assertThat(given(changeItem.favour(person, person.vault(), item.id(), true))).isEqualTo(favourite);
        assertThat(favourites(person)).containsExactly(item.id());
        assertThat(scene.acts(person.vault())).isEqualTo(before);
        assertThat(given(seeItems.find(manager, person.vault(), item.id())).item()).isEqualTo(item);
        assertThat(favourites(manager)).isEmpty();
        assertThat(refusal(changeItem.favour(manager, person.vault(), item.id(), false)))
                .isEqualTo(Refusal.ONLY_THE_OWNER_DECIDES_ABOUT_AN_ITEM);
        given(changeItem.favour(person, person.vault(), item.id(), false));
        assertThat(favourites(person)).isEmpty();
    }

    @Test
    @DisplayName("VLT-2: at most twelve are at hand, the last added first; where nothing is a favourite, the last four; nothing for staff")
    void twelve() {
        var all = IntStream.range(0, 14)
                .mapToObj(i -> {
                    scene.pass(Duration.ofSeconds(1));
                    return scene.note(person, person.vault(), Visibility.PRIVATE, "Note " + i).id();
                }).toList();
        assertThat(favourites(person)).isEmpty();
        assertThat(atHand(person)).isEqualTo(all.reversed().subList(0, 4));
        assertThat(atHand(manager)).isEmpty();
        all.forEach(id -> given(changeItem.favour(person, person.vault(), id, true)));
        assertThat(favourites(person)).isEqualTo(all.reversed().subList(0, 12));
    }

    private Answer<Outcome> sort(Viewpoint by, Item item, PaperKind as) {
        return changeItem.sort(by, person.vault(), item.id(), item.version()::equals, as);
    }

    private static Document changed(Answer<Outcome> answer) {
        return (Document) given(Outcome.Changed.class, answer).item().content();
    }

    private List<ItemId> ofKind(PaperKind kind) {
        return given(seeItems.list(person, person.vault(),
                ItemListing.of(Listing.first(9)).ofKind(kind))).lines().lines().stream()
                        .map(line -> line.item().id()).toList();
    }

    @Test
    @DisplayName("VLT-6, VLT-8: name and kind of a document change together, as one version; of a note there is no kind")
    void labelled() {
        var item = scene.document(person, person.vault(), Visibility.PRIVATE, Scene.PDF);
        var note = scene.note(person, person.vault(), Visibility.PRIVATE, "Une note");

        var labelled = changed(changeItem.label(person, person.vault(), item.id(), item.version()::equals,
                new Label("Carte d’identité", PaperKind.IDENTITY, Optional.of(LAST_DAY), Optional.empty())));

        assertThat(labelled.title()).isEqualTo("Carte d’identité");
        assertThat(labelled.paperKind()).isEqualTo(PaperKind.IDENTITY);
        assertThat(labelled.endsOn()).contains(LAST_DAY);
        assertThat(given(seeItems.find(person, person.vault(), item.id())).item().version().number())
                .isEqualTo(item.version().number() + 1);
        assertThat(missing(changeItem.label(person, person.vault(), note.id(), note.version()::equals,
                new Label("x", PaperKind.WORK, Optional.empty(), Optional.empty())))).isTrue();
    }

    @Test
    @DisplayName("VLT-1, VLT-6: on which day a paper ends is said by whoever may correct it; its owner alone is told on the first page, in time, and until it is over")
    void ending() {
        var card = scene.document(manager, person.vault(), Visibility.SHARED, Scene.PDF);
        var bill = scene.document(person, person.vault(), Visibility.PRIVATE, Scene.PDF);
        given(changeItem.sort(manager, person.vault(), card.id(), version -> true, PaperKind.RESIDENCE));
        var dated = changed(changeItem.date(manager, person.vault(), card.id(), version -> true,
                Optional.of(LAST_DAY)));
        assertThat(dated.endsOn()).contains(LAST_DAY);
        assertThat(refusal(changeItem.date(manager, person.vault(), bill.id(), version -> true,
                Optional.of(LAST_DAY)))).isEqualTo(Refusal.A_PRIVATE_ITEM_IS_FOR_ITS_OWNER_ALONE);
        given(changeItem.date(person, person.vault(), bill.id(), version -> true,
                Optional.of(LAST_DAY.minusDays(2))));
        var note = scene.note(person, person.vault(), Visibility.PRIVATE, "Une note");
        assertThat(missing(changeItem.date(person, person.vault(), note.id(), version -> true,
                Optional.of(LAST_DAY)))).isTrue();

        assertThat(ending(person)).isEmpty();
        at(LAST_DAY.minusMonths(3));
        assertThat(ending(person)).containsExactly(card.id());
        assertThat(ending(manager)).isEmpty();
        at(LAST_DAY.minusMonths(1));
        assertThat(ending(person)).containsExactly(bill.id(), card.id());
        scene.thrownAway(person, bill.id());
        assertThat(ending(person)).containsExactly(card.id());
        given(changeItem.date(person, person.vault(), card.id(), version -> true, Optional.empty()));
        assertThat(ending(person)).isEmpty();
    }

    private List<ItemId> ending(Viewpoint by) {
        return given(seeItems.atHand(by, person.vault())).ending().stream().map(ItemLine::id).toList();
    }

    private void at(LocalDate day) {
        scene.pass(Duration.between(scene.now(), day.atStartOfDay().toInstant(ZoneOffset.UTC)));
    }

    private List<ItemId> favourites(Viewpoint by) {
        return given(seeItems.atHand(by, person.vault())).chosen() ? atHand(by) : List.of();
    }

    private List<ItemId> atHand(Viewpoint by) {
        return given(seeItems.atHand(by, person.vault())).lines().stream().map(line -> line.item().id())
                .toList();
    }
}
