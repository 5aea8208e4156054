package org.abri.application;

import static org.abri.application.Scene.given;
import static org.abri.application.Scene.missing;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.Optional;
import org.abri.application.vault.AddDocument;
import org.abri.application.vault.ChangeItem;
import org.abri.application.vault.DownloadDocument;
import org.abri.domain.journal.Act;
import org.abri.domain.journal.Actor;
import org.abri.domain.journal.Event;
import org.abri.domain.vault.Visibility;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class MainJobTest {
    private final Scene scene = new Scene();

    @Test
    @DisplayName("The main job: a vault is opened, fed, shared, read, closed to the relay, and its owner reads who did what")
    void mainJob() throws IOException {
        var manager = scene.relay("Relais du Port");
        var professional = scene.professional(manager);
        var person = scene.affiliated(professional, true);
        var vault = person.vault();
        var photo = scene.document(person, vault, Visibility.PRIVATE, scene.pdfOf(3_000_000));
        var scan = scene.document(person, vault, Visibility.SHARED, Scene.PDF);
        var note = scene.note(person, vault, Visibility.PRIVATE, "À demander");

        assertThat(scene.ids(professional, vault)).containsExactly(scan.id());
        assertThat(given(
                scene.abri.vault().changeItem().switchTo(person, vault, note.id(), Visibility.SHARED)))
                        .isEqualTo(new ChangeItem.Outcome.Changed(note.madeShared()));
        var added = given(AddDocument.Outcome.Added.class,
                scene.addDocument(professional, vault, Visibility.SHARED, "attestation.pdf", Scene.PDF));
        assertThat(scene.item(vault, added.item()).visibility()).isEqualTo(Visibility.SHARED);
        var download = given(DownloadDocument.Outcome.Opened.class,
                scene.abri.vault().downloadDocument().download(professional, vault, scan.id()));
        assertThat(download.bytes().readAllBytes()).isEqualTo(Scene.PDF);

        assertThat(given(scene.abri.affiliation().endAffiliation().end(person, vault, manager.relay())))
                .isTrue();

        assertThat(missing(scene.list(professional, vault))).isTrue();
        assertThat(missing(scene.abri.vault().downloadDocument().download(professional, vault, scan.id())))
                .isTrue();
        assertThat(scene.ids(person, vault)).containsExactlyInAnyOrder(photo.id(), scan.id(), note.id(),
                added.item());
        assertThat(given(scene.list(person, vault)).sharedWith()).isEmpty();
        var read = given(scene.abri.journal().readJournal().read(person, vault, Optional.empty()));
        assertThat(read.events()).filteredOn(event -> event.actor() instanceof Actor.Staff)
                .extracting(Event::act)
                .containsExactly(Act.ITEM_DOWNLOADED, Act.ITEM_ADDED, Act.SHARED_PART_SEEN, Act.VAULT_OPENED);
        assertThat(read.events()).filteredOn(event -> event.act() == Act.ITEM_DOWNLOADED).first()
                .satisfies(event -> assertThat(event.actor()).isEqualTo(
                        new Actor.Staff(professional.account(), manager.relay(), "Paul Lemoine",
                                "Relais du Port")));
        assertThat(scene.abri.journal().verifyJournal().verify().whole()).isTrue();
    }
}
