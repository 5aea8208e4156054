package org.abri.application.vault;

import static org.abri.application.Scene.given;
import static org.abri.application.Scene.refusal;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.abri.application.Once;
import org.abri.application.Scene;
import org.abri.application.access.Answer;
import org.abri.domain.access.Refusal;
import org.abri.domain.access.Viewpoint;
import org.abri.domain.journal.Act;
import org.abri.domain.vault.Author;
import org.abri.domain.vault.FileName;
import org.abri.domain.vault.ItemContent.Document;
import org.abri.domain.vault.ItemContent.Note;
import org.abri.domain.vault.ItemId;
import org.abri.domain.vault.VaultId;
import org.abri.domain.vault.Visibility;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** I4: one key, one effect; for the same thing asked for at the same place. */
class OnceTest {
    private static final Note NOTE = new Note("Adresse", "12 rue des Tilleuls");

    private final Scene scene = new Scene();
    private final Viewpoint.StaffAt manager = scene.relay("Relais du Port");
    private final Viewpoint.Beneficiary person = scene.affiliated(manager, true);
    private final Viewpoint.Beneficiary samuel =
            scene.person(scene.opening(manager, "Samuel", "Tesfaye").wishing(true, true));
    private final Once once = scene.once();

    @Test
    @DisplayName("I4: the same note sent twice makes one note and one entry in the journal")
    void sameNote() {
        assertThat(addNote(NOTE)).isEqualTo(addNote(NOTE));
        assertThat(scene.ids(person, person.vault())).hasSize(1);
        assertThat(added(person)).isEqualTo(1);
    }

    @Test
    @DisplayName("I4: one key with other content makes a second note, whatever is other")
    void otherNote() {
        var notes = List.of(NOTE, new Note("Adresse", "Autre"), new Note("Autre", NOTE.text()),
                new Note("Adresse, text=12", "rue"), new Note("Adresse", "12, text=rue"));
        var made = new HashSet<ItemId>();
        notes.forEach(note -> made.add(addNote(note)));
        made.add(added(add(person, person.vault(), Visibility.SHARED, NOTE)));
        assertThat(made).hasSize(6);
        assertThat(Set.copyOf(scene.ids(person, person.vault()))).isEqualTo(made);
        assertThat(added(person)).isEqualTo(6);
    }

    @Test
    @DisplayName("I4: one key with the parts of a note shifted makes a second note")
    void shiftedNote() {
        addNote(new Note("a, text=b", "c"));
        addNote(new Note("a", "b, text=c"));
        assertThat(scene.ids(person, person.vault())).hasSize(2);
    }

    @Test
    @DisplayName("I4: one key for another vault makes a note there")
    void otherVault() {
        var first = added(add(manager, person.vault(), Visibility.SHARED, NOTE));
        var second = added(add(manager, samuel.vault(), Visibility.SHARED, NOTE));
        assertThat(scene.ids(person, person.vault())).containsExactly(first);
        assertThat(scene.ids(samuel, samuel.vault())).containsExactly(second);
    }

    @Test
    @DisplayName("I4: one key used by somebody else, or by the same person for another relay, makes a note of theirs")
    void otherAsker() {
        var lilas = scene.relay("Relais des Lilas");
        var elsewhere = scene.alsoAt(lilas.relay(), manager.account());
        var affiliation = scene.abri.affiliation();
        given(affiliation.affiliatePerson().request(lilas, lilas.relay(),
                scene.usernameOf(person.account()), false));
        given(affiliation.affiliatePerson().approve(person, person.vault(),
                given(affiliation.seeAffiliations().see(person, person.vault())).requested().getFirst()
                        .affiliation().id()));
        given(affiliation.decideFeeding().decide(person, person.vault(), lilas.relay(), true));
        for (var by : List.of(manager, elsewhere, scene.professional(manager), person)) {
            added(add(by, person.vault(), Visibility.SHARED, NOTE));
        }
        assertThat(given(scene.list(person, person.vault())).lines().lines())
                .extracting(line -> line.item().author()).hasSize(4).doesNotHaveDuplicates()
                .contains(new Author.Staff(manager.account(), lilas.relay()),
                        new Author.Staff(manager.account(), manager.relay()), new Author.Owner());
    }

    @Test
    @DisplayName("I4: ten at once with one key make one note")
    void tenNotes() throws InterruptedException, ExecutionException {
        var made = tenAtOnce(() -> addNote(NOTE));
        assertThat(made).hasSize(1);
        assertThat(Set.copyOf(scene.ids(person, person.vault()))).isEqualTo(made);
        assertThat(added(person)).isEqualTo(1);
    }

    @Test
    @DisplayName("I4: the same upload sent twice makes one document and one entry in the journal; the second's bytes are gone at once")
    void sameDocument() {
        var first = upload(person, person.vault(), Visibility.PRIVATE, "a.pdf", Scene.PDF);
        var second = upload(person, person.vault(), Visibility.PRIVATE, "a.pdf", Scene.PDF);
        assertThat(second).isEqualTo(first);
        var kept = (Document) scene.item(person.vault(), first).content();
        assertThat(scene.memory.blobs().keySet()).containsExactly(kept.blob());
        assertThat(scene.ids(person, person.vault())).containsExactly(first);
        assertThat(added(person)).isEqualTo(1);
        assertThat(used(person)).isEqualTo(Scene.PDF.length);
    }

    @Test
    @DisplayName("I4: one key with other content makes a second document, whatever is other")
    void otherDocument() {
        var made = new HashSet<ItemId>();
        made.add(upload(person, person.vault(), Visibility.PRIVATE, "a.pdf", Scene.PDF));
        made.add(upload(person, person.vault(), Visibility.PRIVATE, "a.pdf", scene.pdfOf(500)));
        made.add(upload(person, person.vault(), Visibility.PRIVATE, "b.pdf", Scene.PDF));
        made.add(upload(person, person.vault(), Visibility.SHARED, "a.pdf", Scene.PDF));
        made.add(given(AddDocument.Outcome.Added.class,
                scene.upload(command(person, person.vault(), Visibility.PRIVATE, "Ma carte", "a.pdf"),
                        Scene.PDF)).item());
        assertThat(made).hasSize(5);
        assertThat(Set.copyOf(scene.ids(person, person.vault()))).isEqualTo(made);
        assertThat(scene.memory.blobs()).hasSize(5);
    }

    @Test
    @DisplayName("I4: one key for another vault makes a document there")
    void documentInOtherVault() {
        var first = upload(manager, person.vault(), Visibility.SHARED, "a.pdf", Scene.PDF);
        var second = upload(manager, samuel.vault(), Visibility.SHARED, "a.pdf", Scene.PDF);
        assertThat(scene.ids(person, person.vault())).containsExactly(first);
        assertThat(scene.ids(samuel, samuel.vault())).containsExactly(second);
        assertThat(scene.memory.blobs()).hasSize(2);
    }

    @Test
    @DisplayName("I4: a document asked for with the key of a note is stored")
    void documentWithKeyOfNote() {
        var note = addNote(NOTE);
        var document = upload(person, person.vault(), Visibility.PRIVATE, "a.pdf", Scene.PDF);
        assertThat(scene.ids(person, person.vault())).containsExactlyInAnyOrder(note, document);
    }

    @Test
    @DisplayName("I4: ten uploads at once with one key make one document, and leave one blob")
    void tenDocuments() throws InterruptedException, ExecutionException {
        var made = tenAtOnce(
                () -> upload(person, person.vault(), Visibility.PRIVATE, "a.pdf", Scene.PDF));
        assertThat(made).hasSize(1);
        assertThat(Set.copyOf(scene.ids(person, person.vault()))).isEqualTo(made);
        assertThat(scene.memory.blobs()).hasSize(1);
        assertThat(used(person)).isEqualTo(Scene.PDF.length);
        assertThat(added(person)).isEqualTo(1);
    }

    @Test
    @DisplayName("I4: what was made is not answered to whoever may not add any more")
    void notAllowedAnyMore() {
        added(add(manager, person.vault(), Visibility.SHARED, NOTE));
        given(scene.abri.affiliation().decideFeeding().decide(person, person.vault(), manager.relay(),
                false));
        assertThat(refusal(add(manager, person.vault(), Visibility.SHARED, NOTE)))
                .isEqualTo(Refusal.STAFF_FEED_ONLY_WITH_CONSENT);
    }

    private ItemId addNote(Note note) {
        return added(add(person, person.vault(), Visibility.PRIVATE, note));
    }

    private static ItemId added(Answer<AddItem.Outcome> answer) {
        return given(AddItem.Outcome.Added.class, answer).item();
    }

    private Answer<AddItem.Outcome> add(Viewpoint by, VaultId vault, Visibility visibility,
            Note note) {
        return scene.abri.vault().addItem().add(new AddItem.Command(by, vault, once, visibility, note));
    }

    private ItemId upload(Viewpoint by, VaultId vault, Visibility visibility, String name, byte[] bytes) {
        return given(AddDocument.Outcome.Added.class,
                scene.upload(command(by, vault, visibility, "", name), bytes)).item();
    }

    private AddDocument.Command command(Viewpoint by, VaultId vault, Visibility visibility, String title,
            String name) {
        return new AddDocument.Command(by, vault, once, visibility, title, FileName.sent(name), true);
    }

    private static Set<ItemId> tenAtOnce(Callable<ItemId> adding)
            throws InterruptedException, ExecutionException {
        var made = new HashSet<ItemId>();
        try (var threads = Executors.newFixedThreadPool(10)) {
            for (var one : threads.invokeAll(Stream.generate(() -> adding).limit(10).toList())) {
                made.add(one.get());
            }
        }
        return made;
    }

    private long added(Viewpoint.Beneficiary owner) {
        return scene.acts(owner.vault()).stream().filter(Act.ITEM_ADDED::equals).count();
    }

    private long used(Viewpoint.Beneficiary owner) {
        return scene.ports.work()
                .inOne(() -> scene.ports.vault().vaults().find(owner.vault()).orElseThrow().used());
    }
}
