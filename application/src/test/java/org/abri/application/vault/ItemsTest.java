package org.abri.application.vault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.abri.application.Once;
import org.abri.application.Scene;
import org.abri.application.Sha256;
import org.abri.domain.access.Refusal;
import org.abri.domain.access.Viewpoint;
import org.abri.domain.journal.Act;
import org.abri.domain.text.InvalidValue;
import org.abri.domain.vault.FileName;
import org.abri.domain.vault.Item;
import org.abri.domain.vault.ItemContent.Document;
import org.abri.domain.vault.ItemContent.Note;
import org.abri.domain.vault.ItemId;
import org.abri.domain.vault.Vault;
import org.abri.domain.vault.Visibility;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class ItemsTest {
    private final Scene scene = new Scene();
    private final Viewpoint.StaffAt manager = scene.relay("Relais du Port");
    private final Viewpoint.StaffAt professional = scene.professional(manager);
    private final Viewpoint.Beneficiary person = scene.affiliated(manager, true);

    @Test
    @DisplayName("VLT-3: a private item is for its owner alone, and answers staff as if it did not exist")
    void privateItem() {
        var item = scene.note(person, person.vault(), Visibility.PRIVATE, "Seulement pour moi");
        var unknown = new ItemId(new UUID(1, 2));
        assertThat(scene.abri.seeItems().one(professional, person.vault(), item.id()))
                .isEqualTo(scene.abri.seeItems().one(professional, person.vault(), unknown))
                .isInstanceOfSatisfying(SeeItems.OneOutcome.Refused.class,
                        refused -> assertThat(refused.why().asMissing()).isTrue());
        assertThat(scene.abri.seeItems().one(person, person.vault(), item.id()))
                .isInstanceOf(SeeItems.OneOutcome.Found.class);
    }

    @Test
    @DisplayName("GATE-2: an item of another vault is not found through one's own")
    void throughOwnVault() {
        var other = scene.person(scene.opening(professional, "Samuel", "Tesfaye"));
        var item = scene.note(person, person.vault(), Visibility.SHARED, "Hébergement");
        for (var vault : List.of(other.vault(), person.vault())) {
            assertThat(scene.abri.seeItems().one(other, vault, item.id())).isInstanceOfSatisfying(
                    SeeItems.OneOutcome.Refused.class,
                    refused -> assertThat(refused.why().asMissing()).isTrue());
        }
        assertThat(scene.abri.changeItem().delete(other, other.vault(), item.id()))
                .isInstanceOf(ChangeItem.DeleteOutcome.Refused.class);
    }

    @Test
    @DisplayName("VLT-5: what staff add is shared and says who added it and for which relay; to add something private is refused")
    void addedByStaff() {
        var item = scene.document(professional, person.vault(), Visibility.SHARED, Scene.PDF);
        assertThat(scene.abri.seeItems().one(person, person.vault(), item.id())).isInstanceOfSatisfying(
                SeeItems.OneOutcome.Found.class,
                found -> assertThat(found.seen().addedBy())
                        .contains(new SeeItems.AddedBy(Optional.of("Paul Lemoine"), "Relais du Port")));
        assertThat(scene.addNote(professional, person.vault(), Visibility.PRIVATE, "Caché"))
                .isInstanceOfSatisfying(AddNote.Outcome.Refused.class,
                        refused -> assertThat(refused.why().refusal())
                                .isEqualTo(Refusal.ONLY_THE_OWNER_DECIDES_ABOUT_AN_ITEM));
    }

    @Test
    @DisplayName("VLT-6: staff correct what a colleague of their relay added, and nothing else")
    void correct() {
        var theirs = scene.note(professional, person.vault(), Visibility.SHARED, "Adresse");
        var hers = scene.note(person, person.vault(), Visibility.SHARED, "Hébergement");
        var better = new Note("Adresse", "12 rue des Tilleuls");
        assertThat(scene.abri.changeItem().rewrite(manager, person.vault(), theirs.id(), better))
                .isInstanceOf(ChangeItem.Outcome.Changed.class);
        assertThat(scene.abri.changeItem().rewrite(manager, person.vault(), hers.id(), better))
                .isInstanceOfSatisfying(ChangeItem.Outcome.Refused.class, refused -> {
                    assertThat(refused.why().refusal())
                            .isEqualTo(Refusal.STAFF_CORRECT_ONLY_WHAT_THEIR_RELAY_ADDED);
                    assertThat(refused.why().asMissing()).isFalse();
                });
        assertThat(scene.abri.changeItem().delete(professional, person.vault(), theirs.id()))
                .isInstanceOf(ChangeItem.DeleteOutcome.Refused.class);
        assertThat(scene.abri.changeItem().switchTo(professional, person.vault(), theirs.id(),
                Visibility.PRIVATE))
                        .isInstanceOf(ChangeItem.Outcome.Refused.class);
    }

    @Test
    @DisplayName("VLT-7: what the person makes private disappears from staff at once, also what staff added")
    void madePrivate() {
        var item = scene.note(professional, person.vault(), Visibility.SHARED, "Adresse");
        scene.abri.changeItem().switchTo(person, person.vault(), item.id(), Visibility.PRIVATE);
        assertThat(((SeeItems.ListOutcome.Listed) scene.abri.seeItems().all(professional, person.vault()))
                .items()).isEmpty();
        assertThat(scene.abri.changeItem().rewrite(professional, person.vault(), item.id(),
                new Note("Adresse", "Autre")))
                        .isInstanceOfSatisfying(ChangeItem.Outcome.Refused.class,
                                refused -> assertThat(refused.why().asMissing()).isTrue());
    }

    @Test
    @DisplayName("VLT-8: the owner renames, rewrites and deletes; a deleted document frees its room and its bytes")
    void ownerDoesAll() {
        var item = scene.document(person, person.vault(), Visibility.PRIVATE, scene.pdfOf(5000));
        assertThat(vault().used()).isEqualTo(5000);
        assertThat(scene.abri.changeItem().rename(person, person.vault(), item.id(), "Ma carte"))
                .isInstanceOfSatisfying(ChangeItem.Outcome.Changed.class,
                        changed -> assertThat(changed.item().content().title()).isEqualTo("Ma carte"));
        assertThat(scene.abri.changeItem().delete(person, person.vault(), item.id()))
                .isEqualTo(new ChangeItem.DeleteOutcome.Deleted());
        assertThat(vault().used()).isZero();
        scene.pass(Duration.ofHours(7));
        assertThat(scene.abri.collectBlobs().collect()).isEqualTo(1);
        assertThat(scene.memory.blobs()).isEmpty();
    }

    @Test
    @DisplayName("I2: the collector leaves every blob that an item names, and every upload under way")
    void collector() {
        scene.document(person, person.vault(), Visibility.PRIVATE, Scene.PDF);
        assertThat(scene.abri.collectBlobs().collect()).isZero();
        scene.pass(Duration.ofDays(2));
        assertThat(scene.abri.collectBlobs().collect()).isZero();
        assertThat(scene.memory.blobs()).hasSize(1);
    }

    @Test
    @DisplayName("LAW-1: a document is kept with its size and the SHA-256 of its bytes, and given back bit-identical")
    void bitIdentical() throws IOException {
        var bytes = scene.pdfOf(2_500_001);
        var document = (Document) scene.document(person, person.vault(), Visibility.PRIVATE, bytes).content();
        assertThat(document.size()).isEqualTo(bytes.length);
        assertThat(document.sha256()).isEqualTo(HexFormat.of().formatHex(Sha256.of(bytes)));
        assertThat(download(person, itemOf(person)).readAllBytes()).isEqualTo(bytes);
    }

    @Test
    @DisplayName("UPL-1: empty, too large, contradicting and unaccepted files are refused and leave nothing behind")
    void notTaken() {
        assertThat(refusal("vide.pdf", new byte[0])).isEqualTo(NotAccepted.EMPTY);
        assertThat(refusal("carte.jpg", Scene.PDF)).isEqualTo(NotAccepted.CONTENT_CONTRADICTS_NAME);
        assertThat(refusal("page.html",
                "<!doctype html><script>alert(1)</script>".getBytes(StandardCharsets.UTF_8)))
                        .isEqualTo(NotAccepted.TYPE_NOT_ACCEPTED);
        assertThat(refusal("grand.pdf", scene.pdfOf((50 << 20) + 1))).isEqualTo(NotAccepted.TOO_LARGE);
        assertThat(scene.memory.blobs()).isEmpty();
        assertThat(((SeeItems.ListOutcome.Listed) scene.abri.seeItems().all(person, person.vault())).items())
                .isEmpty();
    }

    @Test
    @DisplayName("MOD-4: staff confirm that a document may lawfully be stored, or it is not taken")
    void lawful() throws IOException {
        var command = new AddDocument.Command(professional, person.vault(), scene.once(), Visibility.SHARED,
                "", FileName.sent("a.pdf"), false);
        assertThat(scene.abri.addDocument().add(command, new ByteArrayInputStream(Scene.PDF)))
                .isEqualTo(new AddDocument.Outcome.NotTaken(NotAccepted.NOT_CONFIRMED_LAWFUL));
    }

    @Test
    @DisplayName("UPL-3: an upload that is cut leaves neither row nor blob")
    void cut() {
        var torn = new SequenceInputStream(new ByteArrayInputStream(scene.pdfOf(600_000)), new InputStream() {
            @Override
            public int read() throws IOException {
                throw new IOException("cut");
            }

            @Override
            public int read(byte[] buffer, int offset, int length) throws IOException {
                throw new IOException("cut");
            }
        });
        var command = new AddDocument.Command(person, person.vault(), scene.once(), Visibility.PRIVATE, "",
                FileName.sent("a.pdf"), true);
        assertThatThrownBy(() -> scene.abri.addDocument().add(command, torn)).isInstanceOf(IOException.class);
        assertThat(scene.memory.blobs()).isEmpty();
        assertThat(((SeeItems.ListOutcome.Listed) scene.abri.seeItems().all(person, person.vault())).items())
                .isEmpty();
    }

    @Test
    @DisplayName("AFF-6: an affiliation that ends while a professional's upload comes in leaves no item")
    void endedMeanwhile() throws IOException {
        var bytes = new ByteArrayInputStream(scene.pdfOf(600_000)) {
            @Override
            public synchronized int read(byte[] buffer, int offset, int length) {
                if (pos > 300_000 && !ended()) {
                    scene.abri.endAffiliation().byOwner(person, manager.relay());
                }
                return super.read(buffer, offset, length);
            }
        };
        var command = new AddDocument.Command(professional, person.vault(), scene.once(), Visibility.SHARED,
                "", FileName.sent("a.pdf"), true);
        assertThat(scene.abri.addDocument().add(command, bytes))
                .isInstanceOf(AddDocument.Outcome.Refused.class);
        assertThat(((SeeItems.ListOutcome.Listed) scene.abri.seeItems().all(person, person.vault())).items())
                .isEmpty();
    }

    @Test
    @DisplayName("GATE-4: a download stops, visibly cut, when the affiliation ends in the middle of it")
    void downloadStops() throws IOException {
        var item = scene.document(person, person.vault(), Visibility.SHARED, scene.pdfOf(3_500_000));
        var bytes = download(professional, item);
        assertThat(bytes.readNBytes(1_000_000)).hasSize(1_000_000);
        scene.abri.endAffiliation().byOwner(person, manager.relay());
        assertThatThrownBy(bytes::readAllBytes).isInstanceOf(IOException.class);
    }

    @Test
    @DisplayName("VLT-12: what would exceed the quota is refused before anything is lost")
    void quota() {
        setQuota(10_000);
        scene.document(person, person.vault(), Visibility.PRIVATE, scene.pdfOf(6_000));
        assertThat(refusal("b.pdf", scene.pdfOf(4_001))).isEqualTo(NotAccepted.OVER_QUOTA);
        assertThat(scene.addDocument(person, person.vault(), Visibility.PRIVATE, "c.pdf", scene.pdfOf(4_000)))
                .isInstanceOf(AddDocument.Outcome.Added.class);
    }

    @Test
    @DisplayName("UPL-3: parallel uploads at the quota's edge never exceed it together")
    void parallelQuota() throws Exception {
        setQuota(10_000);
        var files = IntStream.range(0, 8).mapToObj(i -> scene.pdfOf(3_000)).toList();
        var onces = IntStream.range(0, 8).mapToObj(i -> scene.once()).toList();
        try (var threads = Executors.newFixedThreadPool(8)) {
            var uploads = IntStream.range(0, 8).<Callable<AddDocument.Outcome>> mapToObj(
                    i -> () -> scene.abri.addDocument().add(
                            new AddDocument.Command(person, person.vault(), onces.get(i), Visibility.PRIVATE,
                                    "", FileName.sent("a.pdf"), true),
                            new ByteArrayInputStream(files.get(i))))
                    .toList();
            var added = 0;
            for (var upload : threads.invokeAll(uploads)) {
                added += upload.get() instanceof AddDocument.Outcome.Added ? 1 : 0;
            }
            assertThat(added).isEqualTo(3);
        }
        assertThat(vault().used()).isEqualTo(9_000);
    }

    @Test
    @DisplayName("I4: the same upload sent twice makes one document and one entry in the journal")
    void twice() throws IOException {
        var once = scene.once();
        var outcomes = List.of(add(once), add(once));
        assertThat(outcomes.get(0)).isEqualTo(outcomes.get(1));
        assertThat(scene.memory.blobs()).hasSize(1);
        assertThat(scene.acts(person.vault())).filteredOn(Act.ITEM_ADDED::equals).hasSize(1);
    }

    @Test
    @DisplayName("VLT-11, CRY-1: the bytes that rest hold nothing of the document's text")
    void sealed() {
        var text = "Récépissé de demande d'asile ".repeat(50).getBytes(StandardCharsets.UTF_8);
        scene.addDocument(person, person.vault(), Visibility.PRIVATE, "note.txt", text);
        var needle = Arrays.copyOf(text, 12);
        assertThat(scene.memory.blobs().values()).singleElement()
                .satisfies(blob -> assertThat(holds(blob, needle)).isFalse());
    }

    @Test
    @DisplayName("A title that is too long is refused before a byte is read")
    void longTitle() {
        assertThatThrownBy(() -> new AddDocument.Command(person, person.vault(), scene.once(),
                Visibility.PRIVATE, "a".repeat(151),
                FileName.sent("a.pdf"), true)).isInstanceOf(InvalidValue.class);
    }

    private AddDocument.Outcome add(Once once) throws IOException {
        return scene.abri.addDocument().add(
                new AddDocument.Command(person, person.vault(), once, Visibility.PRIVATE, "",
                        FileName.sent("a.pdf"), true),
                new ByteArrayInputStream(Scene.PDF));
    }

    private boolean ended() {
        return scene.ports.work().inOne(() -> scene.ports.affiliations()
                .latest(person.vault(), manager.relay()).orElseThrow().over());
    }

    private static boolean holds(byte[] haystack, byte[] needle) {
        for (int i = 0; i <= haystack.length - needle.length; i++) {
            if (Arrays.equals(haystack, i, i + needle.length, needle, 0, needle.length)) { return true; }
        }
        return false;
    }

    private NotAccepted refusal(String name, byte[] bytes) {
        return ((AddDocument.Outcome.NotTaken) scene.addDocument(person, person.vault(), Visibility.PRIVATE,
                name, bytes)).why();
    }

    private InputStream download(Viewpoint by, Item item) {
        return ((DownloadDocument.Outcome.Opened) scene.abri.downloadDocument().download(by, person.vault(),
                item.id())).bytes();
    }

    private Item itemOf(Viewpoint.Beneficiary owner) {
        return ((SeeItems.ListOutcome.Listed) scene.abri.seeItems().all(owner, owner.vault())).items()
                .getFirst().item();
    }

    private Vault vault() {
        return scene.ports.work().inOne(() -> scene.ports.vaults().find(person.vault()).orElseThrow());
    }

    private void setQuota(long quota) {
        scene.ports.work().inOne(() -> {
            var vault = scene.ports.vaults().find(person.vault()).orElseThrow();
            scene.ports.vaults().save(new Vault(vault.id(), vault.state(), quota, vault.used()));
            return vault;
        });
    }
}
