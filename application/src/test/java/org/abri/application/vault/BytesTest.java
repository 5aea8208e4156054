package org.abri.application.vault;

import static org.abri.application.Scene.given;
import static org.abri.application.Scene.missing;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.abri.application.Outage;
import org.abri.application.Scene;
import org.abri.application.Sha256;
import org.abri.application.access.Answer;
import org.abri.application.later.Jobs.Task;
import org.abri.application.memory.InMemory;
import org.abri.domain.access.Viewpoint;
import org.abri.domain.vault.BlobId;
import org.abri.domain.vault.FileName;
import org.abri.domain.vault.Item;
import org.abri.domain.vault.ItemContent.Document;
import org.abri.domain.vault.Vault;
import org.abri.domain.vault.Version;
import org.abri.domain.vault.Visibility;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class BytesTest {
    private final Scene scene = new Scene();
    private final Viewpoint.StaffAt manager = scene.relay("Relais du Port");
    private final Viewpoint.StaffAt professional = scene.professional(manager);
    private final Viewpoint.Beneficiary person = scene.affiliated(manager, true);
    private final ChangeItem changeItem = scene.abri.vault().changeItem();
    private final AddDocument addDocument = scene.abri.vault().addDocument();

    @Test
    @DisplayName("VLT-8: the owner renames, deletes and erases; an erased document frees its room, and its bytes are removed right after")
    void ownerDoesAll() {
        var item = scene.document(person, person.vault(), Visibility.PRIVATE, scene.pdfOf(5000));
        assertThat(vault().used()).isEqualTo(5000);
        var renamed = item.holding(item.content().called("Ma carte"));
        assertThat(given(
                changeItem.rename(person, person.vault(), item.id(), Version.FIRST::equals, "Ma carte")))
                        .isEqualTo(new ChangeItem.Outcome.Changed(renamed));
        assertThat(given(changeItem.delete(person, person.vault(), item.id(), renamed.version()::equals)))
                .isEqualTo(new ChangeItem.Outcome.Changed(renamed.thrownAway(scene.now())));
        assertThat(vault().used()).isEqualTo(5000);
        given(scene.abri.vault().keepBin().erase(person, person.vault(), item.id()));
        assertThat(vault().used()).isZero();
        assertThat(scene.memory.jobs())
                .containsExactly(new InMemory.Job(Task.REMOVE_BLOB, blob(item).value(), scene.now()));
        scene.runJobs();
        assertThat(scene.memory.jobs()).isEmpty();
        assertThat(scene.memory.blobs()).isEmpty();
    }

    @Test
    @DisplayName("VLT-8: erasing twice erases once: the room is freed once, and the second answer is that nothing is there")
    void erasedTwice() {
        var item = scene.document(person, person.vault(), Visibility.PRIVATE, scene.pdfOf(5000));
        scene.document(person, person.vault(), Visibility.PRIVATE, scene.pdfOf(700));
        scene.erased(person, item.id());
        assertThat(missing(scene.abri.vault().keepBin().erase(person, person.vault(), item.id()))).isTrue();
        assertThat(vault().used()).isEqualTo(700);
        assertThat(scene.memory.jobs()).hasSize(1);
    }

    @Test
    @DisplayName("I2: a document whose deletion failed keeps its bytes")
    void deletionFailed() throws IOException {
        var item = scene.document(person, person.vault(), Visibility.PRIVATE, Scene.PDF);
        assertThatThrownBy(() -> scene.ports.work().inOne(() -> {
            scene.erased(person, item.id());
            throw new IllegalArgumentException("on purpose");
        })).isInstanceOf(IllegalArgumentException.class);
        scene.runJobs();
        assertThat(download(person, item).readAllBytes()).isEqualTo(Scene.PDF);
    }

    @Test
    @DisplayName("I2: the job that removes bytes leaves those that an item names, and bears being run again")
    void jobLeavesNamed() {
        var item = scene.document(person, person.vault(), Visibility.PRIVATE, Scene.PDF);
        scene.abri.later().tasks().run(Task.REMOVE_BLOB, blob(item).value());
        assertThat(scene.memory.blobs()).hasSize(1);
        scene.thrownAway(person, item.id());
        scene.abri.later().tasks().run(Task.REMOVE_BLOB, blob(item).value());
        assertThat(scene.memory.blobs()).as("it may be put back").hasSize(1);
        given(scene.abri.vault().keepBin().erase(person, person.vault(), item.id()));
        scene.abri.later().tasks().run(Task.REMOVE_BLOB, blob(item).value());
        scene.runJobs();
        assertThat(scene.memory.blobs()).isEmpty();
    }

    @Test
    @DisplayName("I2: the collector leaves every blob that an item names, and every upload under way")
    void collector() throws IOException {
        var named = scene.document(person, person.vault(), Visibility.PRIVATE, Scene.PDF);
        var underWay = unnamedBlob(scene.now());
        collect();
        scene.pass(Duration.ofHours(6));
        collect();
        assertThat(scene.memory.blobs()).containsOnlyKeys(blob(named), underWay);
        scene.pass(Duration.ofMillis(1));
        collect();
        scene.pass(Duration.ofHours(12));
        collect();
        assertThat(scene.memory.blobs()).containsOnlyKeys(blob(named));
    }

    @Test
    @DisplayName("UPL-3: the collector looks at what was begun between 30 and 6 hours ago, and at nothing else")
    void collectorLooksAtADay() throws IOException {
        var now = scene.now();
        var tooOld = unnamedBlob(now.minus(Duration.ofHours(30)).minusMillis(1));
        var oldest = unnamedBlob(now.minus(Duration.ofHours(30)));
        var youngest = unnamedBlob(now.minus(Duration.ofHours(6)).minusMillis(1));
        var tooYoung = unnamedBlob(now.minus(Duration.ofHours(6)));
        assertThat(scene.memory.blobs()).containsOnlyKeys(tooOld, oldest, youngest, tooYoung);
        assertThat(scene.abri.vault().collectBlobs().collect()).isEqualTo(2);
        assertThat(scene.memory.blobs()).containsOnlyKeys(tooOld, tooYoung);
    }

    @Test
    @DisplayName("UPL-3: the collector goes through as many blobs as there are")
    void collectorGoesThroughAll() throws IOException {
        for (int i = 0; i < 1100; i++) {
            unnamedBlob(scene.now().minus(Duration.ofHours(7)).plusMillis(i / 3));
        }
        assertThat(scene.abri.vault().collectBlobs().collect()).isEqualTo(1100);
        assertThat(scene.memory.blobs()).isEmpty();
    }

    @Test
    @DisplayName("LAW-1: a document is kept with its size and the SHA-256 of its bytes, and given back bit-identical")
    void bitIdentical() throws IOException {
        var bytes = scene.pdfOf(2_500_001);
        var item = scene.document(person, person.vault(), Visibility.PRIVATE, bytes);
        var document = (Document) item.content();
        assertThat(document.size()).isEqualTo(bytes.length);
        assertThat(document.sha256()).isEqualTo(HexFormat.of().formatHex(Sha256.of(bytes)));
        assertThat(download(person, item).readAllBytes()).isEqualTo(bytes);
    }

    @Test
    @DisplayName("UPL-1: empty, too large, contradicting and unaccepted files are refused and leave nothing behind")
    void notTaken() {
        assertThat(refusalOf("vide.pdf", new byte[0])).isEqualTo(NotAccepted.EMPTY);
        assertThat(refusalOf("carte.jpg", Scene.PDF)).isEqualTo(NotAccepted.CONTENT_CONTRADICTS_NAME);
        assertThat(refusalOf("carte.exe", Scene.PDF)).isEqualTo(NotAccepted.CONTENT_CONTRADICTS_NAME);
        assertThat(refusalOf("page.html",
                "<!doctype html><script>alert(1)</script>".getBytes(StandardCharsets.UTF_8)))
                        .isEqualTo(NotAccepted.TYPE_NOT_ACCEPTED);
        assertThat(refusalOf("grand.pdf", scene.pdfOf((50 << 20) + 1))).isEqualTo(NotAccepted.TOO_LARGE);
        assertNothingIsLeft();
    }

    @Test
    @DisplayName("UPL-1, UPL-3: a file of which only its end tells that it is none to keep leaves nothing behind, nor counts")
    void refusedAtItsEnd() throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(bytes)) {
            var noise = new byte[3_000_000];
            new Random(1).nextBytes(noise);
            zip.putNextEntry(new ZipEntry("photos/1.jpg"));
            zip.write(noise);
        }
        assertThat(refusalOf("lettre.docx", bytes.toByteArray())).isEqualTo(NotAccepted.TYPE_NOT_ACCEPTED);
        assertThat(vault().used()).isZero();
        assertNothingIsLeft();
    }

    @Test
    @DisplayName("MOD-4: staff confirm that a document may lawfully be stored, or it is not taken and nothing of it kept; its owner need not")
    void lawful() {
        assertThat(given(scene.upload(unconfirmed(professional, Visibility.SHARED), Scene.PDF)))
                .isEqualTo(new AddDocument.Outcome.NotTaken(NotAccepted.NOT_CONFIRMED_LAWFUL));
        assertNothingIsLeft();
        given(AddDocument.Outcome.Added.class,
                scene.upload(unconfirmed(person, Visibility.PRIVATE), Scene.PDF));
    }

    @Test
    @DisplayName("UPL-2: what cannot be taken of what is said about a file, or fails while it is said, leaves nothing of the file")
    void notSaid() throws IOException {
        var name = FileName.sent("a.pdf");
        assertThat(given(addDocument.add(person, person.vault(), name, new ByteArrayInputStream(Scene.PDF),
                Optional::empty))).isEqualTo(new AddDocument.Outcome.NotSaid());
        assertNothingIsLeft();
        assertThatThrownBy(() -> addDocument.add(person, person.vault(), name,
                new ByteArrayInputStream(Scene.PDF), () -> {
                    throw new IllegalArgumentException("on purpose");
                })).isInstanceOf(IllegalArgumentException.class);
        assertNothingIsLeft();
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
        assertThatThrownBy(() -> addDocument.add(unconfirmed(person, Visibility.PRIVATE), torn))
                .isInstanceOf(IOException.class);
        assertNothingIsLeft();
    }

    @Test
    @DisplayName("AFF-6: an affiliation that ends while a professional's upload comes in leaves no item, and its bytes are gone at once")
    void endedMeanwhile() {
        var command = new AddDocument.Command(professional, person.vault(), scene.once(), Visibility.SHARED,
                "", FileName.sent("a.pdf"), true);
        assertThat(missing(uploadMeanwhile(command, () -> given(scene.abri.affiliation().endAffiliation()
                .end(person, person.vault(), manager.relay()))))).isTrue();
        assertNothingIsLeft();
    }

    @Test
    @DisplayName("VLT-12: a vault that fills up while an upload comes in takes no more, and the bytes are gone at once")
    void filledMeanwhile() {
        var answer = uploadMeanwhile(unconfirmed(person, Visibility.PRIVATE), () -> setQuota(100_000));
        assertThat(given(answer)).isEqualTo(new AddDocument.Outcome.NotTaken(NotAccepted.OVER_QUOTA));
        assertNothingIsLeft();
        assertThat(vault().used()).isZero();
    }

    @Test
    @DisplayName("UPL-3: bytes whose row could not be written are left to the collector, which removes them")
    void rowNotWritten() {
        assertThatThrownBy(() -> scene.ports.work().inOne(() -> {
            scene.document(person, person.vault(), Visibility.PRIVATE, Scene.PDF);
            throw new Outage("on purpose");
        })).isInstanceOf(Outage.class);
        assertThat(scene.memory.blobs()).hasSize(1);
        scene.pass(Duration.ofHours(7));
        collect();
        assertNothingIsLeft();
    }

    @Test
    @DisplayName("GATE-4: a download stops, visibly cut, when the affiliation ends in the middle of it")
    void downloadStops() throws IOException {
        var item = scene.document(person, person.vault(), Visibility.SHARED, scene.pdfOf(3_500_000));
        var bytes = download(professional, item);
        assertThat(bytes.readNBytes(1_000_000)).hasSize(1_000_000);
        given(scene.abri.affiliation().endAffiliation().end(person, person.vault(), manager.relay()));
        scene.pass(Duration.ofMillis(500));
        assertThatThrownBy(bytes::readAllBytes).isInstanceOf(IOException.class);
    }

    @Test
    @DisplayName("CRY-7: bytes that are gone or damaged from the start are told as lost, at once; a store that does not answer is not")
    void lost() throws IOException {
        var item = scene.document(person, person.vault(), Visibility.PRIVATE, scene.pdfOf(600_000));
        var other = scene.document(person, person.vault(), Visibility.PRIVATE, scene.pdfOf(600_000));
        var blobs = scene.ports.vault().blobs();

        blobs.remove(blob(item));
        assertThat(downloaded(item)).isEqualTo(new DownloadDocument.Outcome.Lost());

        try (var writer = blobs.create(blob(item)); var foreign = blobs.open(blob(other))) {
            foreign.transferTo(writer);
            writer.keep();
        }
        assertThat(downloaded(item)).isEqualTo(new DownloadDocument.Outcome.Lost());
        assertThat(downloaded(other)).isInstanceOf(DownloadDocument.Outcome.Opened.class);
    }

    @Test
    @DisplayName("A note has no bytes to download, and that is said without an entry in the journal")
    void noDocument() {
        var note = scene.note(person, person.vault(), Visibility.SHARED, "Hébergement");
        var before = scene.acts(person.vault());
        assertThat(given(
                scene.abri.vault().downloadDocument().download(manager, person.vault(), note.id())))
                        .isEqualTo(new DownloadDocument.Outcome.NoDocument());
        assertThat(scene.acts(person.vault())).isEqualTo(before);
    }

    @Test
    @DisplayName("VLT-12: what would exceed the quota is refused before anything is lost")
    void quota() {
        setQuota(10_000);
        scene.document(person, person.vault(), Visibility.PRIVATE, scene.pdfOf(6_000));
        assertThat(refusalOf("b.pdf", scene.pdfOf(4_001))).isEqualTo(NotAccepted.OVER_QUOTA);
        given(AddDocument.Outcome.Added.class,
                scene.addDocument(person, person.vault(), Visibility.PRIVATE, "c.pdf", scene.pdfOf(4_000)));
        assertThat(scene.memory.blobs()).hasSize(2);
    }

    @Test
    @DisplayName("I4, VLT-12: an upload that filled the vault and is sent again is answered as added, for it was")
    void sentAgainAtTheQuota() {
        setQuota(10_000);
        var command = unconfirmed(person, Visibility.PRIVATE);
        var bytes = scene.pdfOf(6_000);
        var first = given(AddDocument.Outcome.Added.class, scene.upload(command, bytes));
        assertThat(given(scene.upload(command, bytes))).isEqualTo(first);
        assertThat(given(scene.upload(command, scene.pdfOf(6_000))))
                .isEqualTo(new AddDocument.Outcome.NotTaken(NotAccepted.OVER_QUOTA));
        assertThat(scene.memory.blobs()).hasSize(1);
        assertThat(vault().used()).isEqualTo(6_000);
    }

    @Test
    @DisplayName("UPL-3: parallel uploads at the quota's edge never exceed it together, and what is refused leaves no bytes")
    void parallelQuota() throws Exception {
        setQuota(10_000);
        var files = IntStream.range(0, 8).mapToObj(i -> scene.pdfOf(3_000)).toList();
        var commands =
                IntStream.range(0, 8).mapToObj(i -> unconfirmed(person, Visibility.PRIVATE)).toList();
        try (var threads = Executors.newFixedThreadPool(8)) {
            var uploads = IntStream.range(0, 8).<Callable<Answer<AddDocument.Outcome>>> mapToObj(
                    i -> () -> scene.upload(commands.get(i), files.get(i))).toList();
            var added = 0;
            for (var upload : threads.invokeAll(uploads)) {
                added += given(upload.get()) instanceof AddDocument.Outcome.Added ? 1 : 0;
            }
            assertThat(added).isEqualTo(3);
        }
        assertThat(vault().used()).isEqualTo(9_000);
        assertThat(scene.memory.blobs()).hasSize(3);
    }

    @Test
    @DisplayName("VLT-11, CRY-1: the bytes that rest hold nothing of the document's text")
    void sealed() {
        var text = "Récépissé de demande d'asile ".repeat(50).getBytes(StandardCharsets.UTF_8);
        given(AddDocument.Outcome.Added.class,
                scene.addDocument(person, person.vault(), Visibility.PRIVATE, "note.txt", text));
        var needle = Arrays.copyOf(text, 12);
        assertThat(scene.memory.blobs().values()).singleElement()
                .satisfies(blob -> assertThat(holds(blob, needle)).isFalse());
    }

    private static boolean holds(byte[] haystack, byte[] needle) {
        for (int i = 0; i <= haystack.length - needle.length; i++) {
            if (Arrays.equals(haystack, i, i + needle.length, needle, 0, needle.length)) { return true; }
        }
        return false;
    }

    private AddDocument.Command unconfirmed(Viewpoint by, Visibility visibility) {
        return new AddDocument.Command(by, person.vault(), scene.once(), visibility, "",
                FileName.sent("a.pdf"), false);
    }

    /** Something happens once, while the bytes come in. */
    private Answer<AddDocument.Outcome> uploadMeanwhile(AddDocument.Command command, Runnable happening) {
        var bytes = new ByteArrayInputStream(scene.pdfOf(600_000)) {
            private boolean happened;

            @Override
            public synchronized int read(byte[] buffer, int offset, int length) {
                if (pos > 300_000 && !happened) {
                    happened = true;
                    happening.run();
                }
                return super.read(buffer, offset, length);
            }
        };
        try {
            return addDocument.add(command, bytes);
        } catch (IOException cannotHappen) {
            throw new UncheckedIOException(cannotHappen);
        }
    }

    private void assertNothingIsLeft() {
        assertThat(scene.memory.blobs()).isEmpty();
        assertThat(scene.ids(person, person.vault())).isEmpty();
    }

    private NotAccepted refusalOf(String name, byte[] bytes) {
        return given(AddDocument.Outcome.NotTaken.class,
                scene.addDocument(person, person.vault(), Visibility.PRIVATE, name, bytes)).why();
    }

    private InputStream download(Viewpoint by, Item item) {
        return given(DownloadDocument.Outcome.Opened.class,
                scene.abri.vault().downloadDocument().download(by, person.vault(), item.id())).bytes();
    }

    private DownloadDocument.Outcome downloaded(Item item) {
        return given(
                scene.abri.vault().downloadDocument().download(person, person.vault(), item.id()));
    }

    private static BlobId blob(Item item) {
        return ((Document) item.content()).blob();
    }

    /** As an upload leaves it whose row was never written. */
    private BlobId unnamedBlob(Instant drawnAt) throws IOException {
        var id = BlobId.drawn(drawnAt, scene.ports.random().next(BlobId.RANDOM_BYTES));
        try (var writer = scene.ports.vault().blobs().create(id)) {
            writer.write(7);
            writer.keep();
        }
        return id;
    }

    private void collect() {
        scene.runChore("collect-blobs");
    }

    private Vault vault() {
        return scene.ports.work()
                .inOne(() -> scene.ports.vault().vaults().find(person.vault()).orElseThrow());
    }

    private void setQuota(long quota) {
        scene.ports.work().inOne(() -> {
            var vault = scene.ports.vault().vaults().find(person.vault()).orElseThrow();
            scene.ports.vault().vaults().save(new Vault(vault.id(), vault.state(), quota, vault.used(),
                    vault.items(), vault.today(), vault.wishes()));
            return vault;
        });
    }
}
