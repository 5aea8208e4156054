package org.abri.application.vault;

import static org.abri.application.Scene.given;
import static org.abri.application.Scene.missing;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.abri.application.Scene;
import org.abri.application.access.Answer;
import org.abri.application.vault.ChangeItem.Outcome;
import org.abri.domain.access.Viewpoint;
import org.abri.domain.journal.Act;
import org.abri.domain.vault.Item;
import org.abri.domain.vault.ItemContent.Note;
import org.abri.domain.vault.Version;
import org.abri.domain.vault.Visibility;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** What several people may change is never overwritten unseen. */
class VersionsTest {
    private final Scene scene = new Scene();
    private final Viewpoint.StaffAt manager = scene.relay("Relais du Port");
    private final Viewpoint.StaffAt professional = scene.professional(manager);
    private final Viewpoint.Beneficiary person = scene.affiliated(manager, true);
    private final ChangeItem changeItem = scene.abri.vault().changeItem();
    private final Item note = scene.note(professional, person.vault(), Visibility.SHARED, "Adresse");

    @Test
    @DisplayName("VLT-6, VLT-8: of two changes that come from one version the first is made; the second is told what there is now, and nothing is lost")
    void secondIsTold() {
        var hers = new Note("Adresse", "12 rue des Tilleuls, chez ma sœur");
        var first = changed(rewrite(person, note.version()::equals, hers));
        for (var answer : List.of(
                rewrite(manager, note.version()::equals, new Note("Adresse", "12 rue des Tilleuls")),
                changeItem.rename(manager, person.vault(), note.id(), note.version()::equals, "Son adresse"),
                changeItem.delete(person, person.vault(), note.id(), note.version()::equals))) {
            assertThat(given(answer)).isEqualTo(new Outcome.ChangedMeanwhile(first));
        }
        assertThat(scene.item(person.vault(), note.id())).isEqualTo(first);
        assertThat(scene.acts(person.vault()).stream().filter(Act.ITEM_CHANGED::equals)).hasSize(1);
        var both = new Note("Adresse", hers.text() + "\nBâtiment B");
        assertThat(changed(rewrite(manager, first.version()::equals, both)).content()).isEqualTo(both);
    }

    @Test
    @DisplayName("I4: a change that is asked for again, from the version before it was made, is answered as made")
    void askedAgain() {
        var better = new Note("Adresse", "12 rue des Tilleuls");
        var first = changed(rewrite(manager, note.version()::equals, better));
        assertThat(changed(rewrite(manager, note.version()::equals, better))).isEqualTo(first);
        assertThat(scene.acts(person.vault()).stream().filter(Act.ITEM_CHANGED::equals)).hasSize(1);
    }

    @Test
    @DisplayName("VLT-2, VLT-7: who sees an item is its owner's choice, whatever it says meanwhile")
    void hidingWaitsForNothing() {
        changed(rewrite(manager, note.version()::equals, new Note("Adresse", "Autre")));
        assertThat(changed(changeItem.switchTo(person, person.vault(), note.id(), Visibility.PRIVATE))
                .visibility()).isEqualTo(Visibility.PRIVATE);
        assertThat(missing(rewrite(manager, version -> true, new Note("Adresse", "Encore")))).isTrue();
    }

    @Test
    @DisplayName("Of ten changes at once from one version one is made, and nine are told")
    void tenAtOnce() throws Exception {
        var changes = IntStream.range(0, 10).<Callable<Answer<Outcome>>> mapToObj(
                i -> () -> rewrite(i % 2 == 0 ? person : manager, note.version()::equals,
                        new Note("Adresse", "Version de " + i)))
                .toList();
        var made = 0;
        try (var threads = Executors.newFixedThreadPool(10)) {
            for (var one : threads.invokeAll(changes)) {
                made += given(one.get()) instanceof Outcome.Changed ? 1 : 0;
            }
        }
        assertThat(made).isEqualTo(1);
        assertThat(scene.item(person.vault(), note.id()).version()).isEqualTo(new Version(2));
    }

    private Answer<Outcome> rewrite(Viewpoint by, Predicate<Version> from, Note content) {
        return changeItem.rewrite(by, person.vault(), note.id(), from, content);
    }

    private static Item changed(Answer<Outcome> answer) {
        return given(Outcome.Changed.class, answer).item();
    }
}
