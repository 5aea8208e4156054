package org.abri.application.vault;

import static org.abri.application.Scene.given;
import static org.abri.application.Scene.missing;
import static org.abri.application.Scene.refusal;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.abri.application.Listing;
import org.abri.application.Scene;
import org.abri.application.vault.ChangeItem.Outcome;
import org.abri.domain.access.Refusal;
import org.abri.domain.access.Viewpoint;
import org.abri.domain.journal.Act;
import org.abri.domain.journal.Actor;
import org.abri.domain.journal.Chain;
import org.abri.domain.vault.Binned;
import org.abri.domain.vault.Folder;
import org.abri.domain.vault.FolderName;
import org.abri.domain.vault.Item;
import org.abri.domain.vault.ItemId;
import org.abri.domain.vault.VaultId;
import org.abri.domain.vault.Visibility;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class KeepBinTest {
    private final Scene scene = new Scene();
    private final Viewpoint.StaffAt manager = scene.relay("Relais du Port");
    private final Viewpoint.Beneficiary person = scene.affiliated(manager, true);
    private final VaultId vault = person.vault();
    private final KeepBin keepBin = scene.abri.vault().keepBin();
    private final ChangeItem changeItem = scene.abri.vault().changeItem();

    @Test
    @DisplayName("VLT-7, VLT-8: what is thrown away is gone from every list and every page at once, its owner's too, whoever added it; it is in the bin alone")
    void goneEverywhere() throws IOException {
        var paper = scene.document(manager, vault, Visibility.SHARED, Scene.PDF);
        var kept = scene.note(person, vault, Visibility.SHARED, "Adresse");
        given(changeItem.favour(person, vault, paper.id(), true));
        scene.thrownAway(person, paper.id());

        for (var viewer : List.of(person, manager)) {
            assertThat(scene.ids(viewer, vault)).containsExactly(kept.id());
            assertThat(missing(scene.abri.vault().seeItems().find(viewer, vault, paper.id()))).isTrue();
            assertThat(missing(scene.abri.vault().downloadDocument().download(viewer, vault, paper.id())))
                    .isTrue();
            assertThat(missing(changeItem.rename(viewer, vault, paper.id(), version -> true, "Autre")))
                    .isTrue();
        }
        assertThat(given(scene.abri.vault().seeItems().atHand(person, vault)).chosen()).isFalse();
        assertThat(inBin(person)).containsExactly(paper.id());
        assertThat(inBin(manager)).isEmpty();
    }

    @Test
    @DisplayName("GATE-4: a download that is under way stops when the document is thrown away")
    void midDownload() throws IOException {
        var paper = scene.document(person, vault, Visibility.SHARED, scene.pdfOf(3 << 20));
        try (var bytes = given(DownloadDocument.Outcome.Opened.class,
                scene.abri.vault().downloadDocument().download(manager, vault, paper.id())).bytes()) {
            assertThat(bytes.readNBytes(1000)).hasSize(1000);
            scene.thrownAway(person, paper.id());
            scene.pass(Duration.ofSeconds(2));
            assertThatThrownBy(bytes::readAllBytes).isInstanceOf(IOException.class);
        }
    }

    @Test
    @DisplayName("VLT-8: put back at once, an item is as it was: shared, at hand, in its folder; asking again changes nothing")
    void undone() {
        var folder = folder();
        var paper = scene.document(person, vault, Visibility.SHARED, Scene.PDF);
        given(scene.abri.vault().arrangeFolders().file(person, vault, paper.id(),
                Optional.of(folder.id()), false));
        var was = given(changeItem.favour(person, vault, paper.id(), true));
        scene.thrownAway(person, paper.id());
        var thrown = given(keepBin.find(person, vault, paper.id()));
        assertThat(thrown.undone()).isTrue();
        assertThat(thrown.back().visibility()).isEqualTo(Visibility.SHARED);
        assertThat(thrown.sharedWith()).extracting(relay -> relay.name()).containsExactly("Relais du Port");
        var back = putBack(paper);
        assertThat(back).isEqualTo(thrown.back());
        assertThat(back).returns(was.visibility(), Item::visibility).returns(true, Item::favourite)
                .returns(Optional.of(folder.id()), Item::folder).returns(was.content(), Item::content);
        assertThat(scene.ids(manager, vault)).containsExactly(paper.id());
        assertThat(inBin(person)).isEmpty();
        assertThat(putBack(paper)).isEqualTo(back);
    }

    @Test
    @DisplayName("VLT-2, VLT-9: put back later, it is its owner's alone, and its page in the bin says so before")
    void putBackLater() {
        var note = scene.note(manager, vault, Visibility.SHARED, "Adresse");
        scene.thrownAway(person, note.id());
        scene.pass(Binned.UNDONE_WITHIN);
        var thrown = given(keepBin.find(person, vault, note.id()));
        assertThat(thrown.undone()).isFalse();
        assertThat(thrown.back().visibility()).isEqualTo(Visibility.PRIVATE);
        assertThat(putBack(note).visibility()).isEqualTo(Visibility.PRIVATE);
        assertThat(scene.ids(manager, vault)).isEmpty();
        assertThat(scene.ids(person, vault)).containsExactly(note.id());
    }

    @Test
    @DisplayName("VLT-6, VLT-13: nobody but its owner puts back, erases or empties; to them there is nothing in the bin")
    void nobodyElse() {
        var note = scene.note(manager, vault, Visibility.SHARED, "Adresse");
        scene.thrownAway(person, note.id());
        for (var other : List.<Viewpoint> of(manager, scene.operator)) {
            for (var answer : List.of(keepBin.find(other, vault, note.id()),
                    keepBin.putBack(other, vault, note.id()), keepBin.erase(other, vault, note.id()),
                    keepBin.findToErase(other, vault, note.id()))) {
                assertThat(missing(answer)).isTrue();
            }
            assertThat(refusal(keepBin.empty(other, vault))).isIn(
                    Refusal.ONLY_THE_OWNER_DECIDES_ABOUT_A_VAULT, Refusal.NO_OPERATOR_READS_A_VAULT);
        }
        assertThat(inBin(person)).containsExactly(note.id());
    }

    @Test
    @DisplayName("VLT-8: only what is in the bin is erased for good; what is deleted twice is answered as missing")
    void onlyFromTheBin() {
        var note = scene.note(person, vault, Visibility.PRIVATE, "Adresse");
        assertThat(missing(keepBin.find(person, vault, note.id()))).isTrue();
        assertThat(missing(keepBin.findToErase(person, vault, note.id()))).isTrue();
        assertThat(missing(keepBin.erase(person, vault, note.id()))).isTrue();
        scene.thrownAway(person, note.id());
        assertThat(missing(changeItem.delete(person, vault, note.id(), version -> true))).isTrue();
        assertThat(given(keepBin.findToErase(person, vault, note.id())).id()).isEqualTo(note.id());
        given(keepBin.erase(person, vault, note.id()));
        assertThat(missing(keepBin.putBack(person, vault, note.id()))).isTrue();
        assertThat(inBin(person)).isEmpty();
    }

    @Test
    @DisplayName("VLT-8, VLT-12: emptying erases all that is in the bin, of hundreds too, and nothing else; an empty bin is emptied without a trace")
    void emptied() {
        var kept = scene.note(person, vault, Visibility.PRIVATE, "Adresse");
        Stream.generate(() -> scene.document(person, vault, Visibility.PRIVATE, Scene.PDF)).limit(130)
                .forEach(paper -> scene.thrownAway(person, paper.id()));
        assertThat(used()).isGreaterThan(kept.content().size());
        assertThat(given(keepBin.empty(person, vault))).isEqualTo(130);
        assertThat(used()).isEqualTo(kept.content().size());
        scene.runJobs();
        assertThat(scene.memory.blobs()).isEmpty();
        assertThat(scene.ids(person, vault)).containsExactly(kept.id());
        var acts = scene.acts(vault);
        assertThat(given(keepBin.empty(person, vault))).isZero();
        assertThat(scene.acts(vault)).isEqualTo(acts);
    }

    @Test
    @DisplayName("VLT-8: after thirty days, and no moment before, the service erases what is in the bin, and its owner reads so; what was put back meanwhile stays")
    void erasedInTheEnd() {
        var paper = scene.document(person, vault, Visibility.SHARED, Scene.PDF);
        var back = scene.note(person, vault, Visibility.SHARED, "Adresse");
        scene.thrownAway(person, paper.id());
        scene.thrownAway(person, back.id());
        putBack(back);
        scene.thrownAway(person, scene.note(person, vault, Visibility.PRIVATE, "Numéro").id());
        scene.pass(Binned.KEPT.minusMillis(1));
        var later = scene.thrownAway(person, scene.note(person, vault, Visibility.PRIVATE, "Autre").id());
        scene.runChore("empty-bins");
        assertThat(inBin(person)).hasSize(3);
        scene.pass(Duration.ofMillis(1));
        scene.runChore("empty-bins");
        assertThat(inBin(person)).containsExactly(later.id());
        assertThat(scene.ids(person, vault)).containsExactly(back.id());
        assertThat(used()).isEqualTo(back.content().size() + later.content().size());
        scene.runJobs();
        assertThat(scene.memory.blobs()).isEmpty();
        assertThat(scene.events(new Chain.OfVault(vault))).filteredOn(
                event -> event.act() == Act.BIN_EMPTIED && event.actor() instanceof Actor.Service).hasSize(2);
    }

    private Folder folder() {
        var added = scene.abri.vault().arrangeFolders().add(person, vault, scene.once(), Optional.empty(),
                new FolderName("Santé"), Visibility.SHARED);
        return given(ArrangeFolders.Outcome.Arranged.class, added).folder();
    }

    private Item putBack(Item item) {
        return given(Outcome.Changed.class, keepBin.putBack(person, vault, item.id())).item();
    }

    private List<ItemId> inBin(Viewpoint by) {
        return given(scene.abri.vault().seeItems().list(by, vault,
                ItemListing.of(Listing.first(9)).onlyBinned())).lines().lines().stream()
                        .map(line -> line.item().id()).toList();
    }

    private long used() {
        return given(scene.abri.vault().keepQuota().see(person, vault)).used();
    }
}
