package org.abri.application;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import org.abri.application.affiliation.EndAffiliation;
import org.abri.application.journal.ReadJournal;
import org.abri.application.vault.AddDocument;
import org.abri.application.vault.ChangeItem;
import org.abri.application.vault.DownloadDocument;
import org.abri.application.vault.SeeItems;
import org.abri.domain.access.Denied;
import org.abri.domain.journal.Act;
import org.abri.domain.journal.Actor;
import org.abri.domain.journal.Event;
import org.abri.domain.vault.ItemId;
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

        assertThat(ids(scene.abri.seeItems().all(professional, vault))).containsExactly(scan.id());
        assertThat(scene.abri.changeItem().switchTo(person, vault, note.id(), Visibility.SHARED))
                .isInstanceOf(ChangeItem.Outcome.Changed.class);
        var added = (AddDocument.Outcome.Added) scene.addDocument(professional, vault, Visibility.SHARED,
                "attestation.pdf", Scene.PDF);
        assertThat(added.item().visibility()).isEqualTo(Visibility.SHARED);
        var download = (DownloadDocument.Outcome.Opened) scene.abri.downloadDocument().download(professional,
                vault, scan.id());
        assertThat(download.bytes().readAllBytes()).isEqualTo(Scene.PDF);

        assertThat(scene.abri.endAffiliation().byOwner(person, manager.relay()))
                .isEqualTo(new EndAffiliation.Outcome.Ended());

        assertThat(missing(scene.abri.seeItems().all(professional, vault))).isTrue();
        assertThat(scene.abri.downloadDocument().download(professional, vault, scan.id()))
                .isInstanceOfSatisfying(DownloadDocument.Outcome.Refused.class,
                        refused -> assertThat(refused.why().asMissing()).isTrue());
        var own = (SeeItems.ListOutcome.Listed) scene.abri.seeItems().all(person, vault);
        assertThat(own.items()).extracting(seen -> seen.item().id()).containsExactlyInAnyOrder(photo.id(),
                scan.id(), note.id(), added.item().id());
        assertThat(own.sharedWith()).isEmpty();
        var read = (ReadJournal.Outcome.Read) scene.abri.readJournal()
                .read(new ReadJournal.Command(person, vault, 0));
        assertThat(read.events()).filteredOn(event -> event.actor() instanceof Actor.Staff)
                .extracting(Event::act)
                .containsExactly(Act.ITEM_DOWNLOADED, Act.ITEM_ADDED, Act.SHARED_PART_SEEN, Act.VAULT_OPENED);
        assertThat(read.events()).filteredOn(event -> event.act() == Act.ITEM_DOWNLOADED).first()
                .satisfies(event -> assertThat(event.actor()).isEqualTo(
                        new Actor.Staff(professional.account(), manager.relay(), "Paul Lemoine",
                                "Relais du Port")));
        assertThat(scene.abri.verifyJournal().verify().whole()).isTrue();
    }

    private static List<ItemId> ids(SeeItems.ListOutcome outcome) {
        return ((SeeItems.ListOutcome.Listed) outcome).items().stream().map(seen -> seen.item().id())
                .toList();
    }

    private static boolean missing(SeeItems.ListOutcome outcome) {
        return outcome instanceof SeeItems.ListOutcome.Refused(Denied why) && why.asMissing();
    }
}
