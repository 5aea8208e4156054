package org.abri.application.vault;

import static org.abri.application.Scene.given;
import static org.abri.application.Scene.missing;
import static org.abri.application.Scene.refusal;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.abri.application.Listing;
import org.abri.application.Scene;
import org.abri.domain.access.Refusal;
import org.abri.domain.access.Viewpoint;
import org.abri.domain.relay.Relay;
import org.abri.domain.text.InvalidValue;
import org.abri.domain.vault.FileName;
import org.abri.domain.vault.ItemContent.Note;
import org.abri.domain.vault.ItemId;
import org.abri.domain.vault.Version;
import org.abri.domain.vault.Visibility;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class ItemsTest {
    private final Scene scene = new Scene();
    private final Viewpoint.StaffAt manager = scene.relay("Relais du Port");
    private final Viewpoint.StaffAt professional = scene.professional(manager);
    private final Viewpoint.Beneficiary person = scene.affiliated(manager, true);
    private final SeeItems seeItems = scene.abri.vault().seeItems();
    private final ChangeItem changeItem = scene.abri.vault().changeItem();

    @Test
    @DisplayName("VLT-3: a private item is for its owner alone, and answers staff as if it did not exist")
    void privateItem() {
        var item = scene.note(person, person.vault(), Visibility.PRIVATE, "Seulement pour moi");
        var unknown = new ItemId(new UUID(1, 2));
        var refused = seeItems.find(professional, person.vault(), item.id());
        assertThat(refused).isEqualTo(seeItems.find(professional, person.vault(), unknown));
        assertThat(missing(refused)).isTrue();
        assertThat(given(seeItems.find(person, person.vault(), item.id())).item()).isEqualTo(item);
    }

    @Test
    @DisplayName("GATE-2: an item of another vault is not found through one's own")
    void throughOwnVault() {
        var other = scene.person(scene.opening(professional, "Samuel", "Tesfaye"));
        var item = scene.note(person, person.vault(), Visibility.SHARED, "Hébergement");
        for (var vault : List.of(other.vault(), person.vault())) {
            assertThat(missing(seeItems.find(other, vault, item.id()))).isTrue();
        }
        assertThat(missing(changeItem.delete(other, other.vault(), item.id(), Version.FIRST::equals)))
                .isTrue();
        assertThat(scene.ids(person, person.vault())).containsExactly(item.id());
    }

    @Test
    @DisplayName("VLT-5: what staff add is shared and says who added it and for which relay; to add something private is refused")
    void addedByStaff() {
        var item = scene.document(professional, person.vault(), Visibility.SHARED, Scene.PDF);
        var addedBy = new SeeItems.AddedBy(Optional.of("Paul Lemoine"), "Relais du Port");
        assertThat(given(seeItems.find(person, person.vault(), item.id())).addedBy()).contains(addedBy);
        assertThat(given(scene.list(person, person.vault())).lines().lines()).singleElement()
                .satisfies(line -> assertThat(line.addedBy()).contains(addedBy));
        assertThat(refusal(scene.addNote(professional, person.vault(), Visibility.PRIVATE, "Caché")))
                .isEqualTo(Refusal.ONLY_THE_OWNER_DECIDES_ABOUT_AN_ITEM);
        assertThat(
                refusal(scene.addDocument(professional, person.vault(), Visibility.PRIVATE, "a.pdf",
                        Scene.PDF)))
                                .isEqualTo(Refusal.ONLY_THE_OWNER_DECIDES_ABOUT_AN_ITEM);
    }

    @Test
    @DisplayName("VLT-5: what its owner added says so by saying nobody else")
    void addedByOwner() {
        var item = scene.note(person, person.vault(), Visibility.SHARED, "Hébergement");
        assertThat(given(seeItems.find(professional, person.vault(), item.id())).addedBy()).isEmpty();
        assertThat(given(scene.list(professional, person.vault())).lines().lines())
                .containsExactly(new SeeItems.SeenLine(ItemLine.of(item), Optional.empty(), 0));
    }

    @Test
    @DisplayName("VLT-4: the owner is told of every relay that sees what is shared, staff of their own alone")
    void sharedWith() {
        var lilas = scene.relay("Relais des Lilas");
        var affiliation = scene.abri.affiliation();
        given(affiliation.affiliatePerson().request(lilas, lilas.relay(),
                scene.usernameOf(person.account()), false));
        assertThat(sharedWith(person)).containsExactly("Relais du Port");
        given(affiliation.affiliatePerson().approve(person, person.vault(),
                given(affiliation.seeAffiliations().see(person, person.vault())).requested().getFirst()
                        .affiliation().id()));
        assertThat(sharedWith(person)).containsExactlyInAnyOrder("Relais du Port", "Relais des Lilas");
        assertThat(sharedWith(manager)).containsExactly("Relais du Port");
        assertThat(given(seeItems.sharedWith(person, person.vault()))).extracting(Relay::name)
                .containsExactlyElementsOf(sharedWith(person));
        assertThat(given(seeItems.sharedWith(manager, person.vault()))).extracting(Relay::name)
                .containsExactly("Relais du Port");
        given(affiliation.decideFeeding().decide(person, person.vault(), manager.relay(), false));
        assertThat(refusal(seeItems.sharedWith(manager, person.vault())))
                .isEqualTo(Refusal.STAFF_FEED_ONLY_WITH_CONSENT);
    }

    @Test
    @DisplayName("VLT-6: staff correct what a colleague of their relay added, and nothing else")
    void correct() {
        var theirs = scene.note(professional, person.vault(), Visibility.SHARED, "Adresse");
        var hers = scene.note(person, person.vault(), Visibility.SHARED, "Hébergement");
        var better = new Note("Adresse", "12 rue des Tilleuls");
        assertThat(given(ChangeItem.Outcome.Changed.class, changeItem.rewrite(manager, person.vault(),
                theirs.id(), Version.FIRST::equals, better)).item()).isEqualTo(theirs.holding(better));
        var refused = changeItem.rewrite(manager, person.vault(), hers.id(), Version.FIRST::equals,
                better);
        assertThat(refusal(refused)).isEqualTo(Refusal.STAFF_CORRECT_ONLY_WHAT_THEIR_RELAY_ADDED);
        assertThat(missing(refused)).isFalse();
        for (var answer : List.of(changeItem.delete(professional, person.vault(), theirs.id(),
                new Version(2)::equals),
                changeItem.switchTo(professional, person.vault(), theirs.id(), Visibility.PRIVATE))) {
            assertThat(refusal(answer)).isEqualTo(Refusal.ONLY_THE_OWNER_DECIDES_ABOUT_AN_ITEM);
        }
        assertThat(given(seeItems.find(person, person.vault(), hers.id())).item()).isEqualTo(hers);
    }

    @Test
    @DisplayName("VLT-7: what the person makes private disappears from staff at once, also what staff added")
    void madePrivate() {
        var item = scene.note(professional, person.vault(), Visibility.SHARED, "Adresse");
        assertThat(given(changeItem.switchTo(person, person.vault(), item.id(), Visibility.PRIVATE)))
                .isEqualTo(new ChangeItem.Outcome.Changed(item.madePrivate()));
        assertThat(scene.ids(professional, person.vault())).isEmpty();
        assertThat(missing(changeItem.rewrite(professional, person.vault(), item.id(), Version.FIRST::equals,
                new Note("Adresse", "Autre")))).isTrue();
    }

    @Test
    @DisplayName("VLT-3: a list is read part by part, the newest first; what is added meanwhile shows no line twice")
    void partByPart() {
        var added = new ArrayList<ItemId>();
        for (int i = 0; i < 5; i++) {
            added.addFirst(scene.note(person, person.vault(), Visibility.SHARED, "Note " + i).id());
            scene.pass(Duration.ofMillis(i % 2));
        }
        var seen = new ArrayList<ItemId>();
        var wanted = Optional.of(Listing.first(2));
        while (wanted.isPresent()) {
            var part = given(seeItems.list(manager, person.vault(), wanted.get())).lines();
            part.lines().forEach(line -> seen.add(line.item().id()));
            wanted = part.next().flatMap(mark -> Listing.Mark.parse(mark.text()))
                    .map(mark -> new Listing(Optional.of(mark), 2));
            scene.pass(Duration.ofMillis(1));
            scene.note(person, person.vault(), Visibility.SHARED, "Ajoutée après");
            scene.note(person, person.vault(), Visibility.PRIVATE, "Seulement pour moi");
        }
        assertThat(seen).containsExactlyInAnyOrderElementsOf(added);
    }

    @Test
    @DisplayName("A title that is too long is refused before a byte is read")
    void longTitle() {
        assertThatThrownBy(() -> new AddDocument.Command(person, person.vault(), scene.once(),
                Visibility.PRIVATE, "a".repeat(151), FileName.sent("a.pdf"), true))
                        .isInstanceOf(InvalidValue.class);
    }

    private List<String> sharedWith(Viewpoint by) {
        return given(scene.list(by, person.vault())).sharedWith().stream().map(Relay::name).toList();
    }
}
