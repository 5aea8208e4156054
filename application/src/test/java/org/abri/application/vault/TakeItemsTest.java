package org.abri.application.vault;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.abri.application.Scene.given;
import static org.abri.application.Scene.missing;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.zip.ZipFile;
import java.util.zip.ZipInputStream;
import org.abri.application.Listing;
import org.abri.application.Scene;
import org.abri.application.leaving.KeepAccounts;
import org.abri.application.vault.TakeItems.Part;
import org.abri.domain.access.Viewpoint;
import org.abri.domain.account.Measure;
import org.abri.domain.journal.Act;
import org.abri.domain.journal.Actor;
import org.abri.domain.journal.Chain;
import org.abri.domain.vault.BlobId;
import org.abri.domain.vault.FolderId;
import org.abri.domain.vault.FolderName;
import org.abri.domain.vault.Item;
import org.abri.domain.vault.ItemContent.Document;
import org.abri.domain.vault.VaultId;
import org.abri.domain.vault.Visibility;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TakeItemsTest {
    private static final ItemListing ALL = ItemListing.of(Listing.first(1));

    /** As little as an index can say: titles, and where their files are. */
    private static final TakeItems.Index INDEX = new TakeItems.Index() {
        @Override
        public String folder() {
            return "papers";
        }

        @Override
        public byte[] page(Part part) {
            return lines(part).getBytes(UTF_8);
        }

        @Override
        public byte[] json(Part part) {
            return (part.number() + " " + part.last()).getBytes(UTF_8);
        }

        @Override
        public InputStream journal(Viewpoint by, VaultId vault) {
            return new ByteArrayInputStream(("of " + vault).getBytes(UTF_8));
        }

        private static String lines(Part part) {
            var lines = new StringBuilder();
            part.leaves().forEach(leaf -> lines.append(leaf.seen().item().title()).append(" -> ")
                    .append(leaf.path().orElse("missing")).append('\n'));
            return lines.toString();
        }
    };

    private final Scene scene = new Scene();
    private final Viewpoint.StaffAt manager = scene.relay("Relais du Port");
    private final Viewpoint.StaffAt staff = scene.professional(manager);
    private final Viewpoint.StaffAt elsewhere = scene.relay("Relais des Lilas");
    private final Viewpoint.Beneficiary person = scene.affiliated(manager, true);
    private final TakeItems takeItems = scene.abri.vault().takeItems();
    @TempDir private Path folder;

    @Test
    @DisplayName("LAW-5, VLT-8: the owner takes all, bit-identical, with notes as text and an index; two readers of ZIP files agree on it")
    void whole() throws IOException {
        var scan = scene.pdfOf(3_000_001);
        add(staff, "Carte d’identité.PDF", scan);
        scene.note(person, person.vault(), Visibility.PRIVATE, "Mes codes: 12/34");
        add(person, "Bail.pdf", scene.pdfOf(700));
        var bytes = bytes(person, ALL);
        var files = read(bytes);
        assertThat(files.keySet()).containsExactlyInAnyOrder("papers/Carte d’identité.PDF",
                "papers/Mes codes 12-34.txt", "papers/Bail.pdf", "index.html", "index.json", "journal.csv");
        assertThat(text(files, "journal.csv")).isEqualTo("of " + person.vault());
        assertThat(files.get("papers/Carte d’identité.PDF")).isEqualTo(scan);
        assertThat(text(files, "papers/Mes codes 12-34.txt")).startsWith("Mes codes: 12/34\n\n");
        assertThat(text(files, "index.html")).contains("Mes codes: 12/34 -> papers/Mes codes 12-34.txt\n");
        assertThat(text(files, "index.json")).isEqualTo("1 true");

        var path = Files.write(folder.resolve("all.zip"), bytes);
        try (var zip = new ZipFile(path.toFile())) {
            for (var name : files.keySet()) {
                assertThat(zip.getInputStream(zip.getEntry(name)).readAllBytes()).as(name)
                        .isEqualTo(files.get(name));
            }
            assertThat(zip.size()).isEqualTo(files.size());
        }
        assertThat(scene.acts(person.vault())).as("one's own papers leave no trace")
                .doesNotContain(Act.ITEM_DOWNLOADED);
    }

    @Test
    @DisplayName("LAW-5, VLT-1: documents are taken in their folders, whose names unpack everywhere; one folder alone with what lies deeper")
    void inFolders() throws IOException {
        var health = folder(Optional.empty(), "Santé", Visibility.PRIVATE);
        var odd = folder(Optional.of(health), "CON: a/b.", Visibility.PRIVATE);
        folder(Optional.empty(), "Vide", Visibility.SHARED);
        put(add(person, "Vitale.pdf", Scene.PDF), health);
        scene.pass(Duration.ofSeconds(1));
        put(add(person, "vitale.PDF", scene.pdfOf(700)), health);
        put(add(person, "Ordonnance.pdf", scene.pdfOf(800)), odd);
        add(person, "Santé", scene.pdfOf(900));

        var files = read(bytes(person, ALL));
        assertThat(files.keySet()).contains("papers/Santé/vitale.PDF", "papers/Santé/Vitale (2).pdf",
                "papers/Santé/CON a-b/Ordonnance.pdf", "papers/Santé.pdf");
        assertThat(text(files, "index.html")).contains("-> papers/Santé/CON a-b/Ordonnance.pdf\n");

        try (var zip = given(takeItems.takeFolder(person, person.vault(), health, INDEX))) {
            assertThat(read(zip.readAllBytes()).keySet()).containsExactlyInAnyOrder(
                    "papers/Santé/vitale.PDF", "papers/Santé/Vitale (2).pdf",
                    "papers/Santé/CON a-b/Ordonnance.pdf", "index.html", "index.json");
        }
        assertThat(missing(takeItems.takeFolder(staff, person.vault(), health, INDEX))).isTrue();
        assertThat(missing(takeItems.takeFolder(person, person.vault(), new FolderId(new UUID(7, 7)), INDEX)))
                .isTrue();
    }

    private FolderId folder(Optional<FolderId> parent, String name, Visibility visibility) {
        return given(ArrangeFolders.Outcome.Arranged.class, scene.abri.vault().arrangeFolders().add(person,
                person.vault(), scene.once(), parent, new FolderName(name), visibility)).folder().id();
    }

    private void put(Item item, FolderId folder) {
        given(ArrangeFolders.Filed.Moved.class, scene.abri.vault().arrangeFolders().file(person,
                person.vault(), item.id(), Optional.of(folder), true));
    }

    @Test
    @DisplayName("AFF-7, VLT-3, PRI-3: staff take what their relay added and still see, and nothing else; each is in the journal as downloaded")
    void ofTheRelay() throws IOException {
        var report = add(staff, "Rapport.pdf", Scene.PDF);
        var note = scene.note(manager, person.vault(), Visibility.SHARED, "Suivi");
        var hidden = add(staff, "Jugement.pdf", Scene.PDF);
        add(person, "Mon bail.pdf", Scene.PDF);
        given(scene.abri.vault().changeItem().switchTo(person, person.vault(), hidden.id(),
                Visibility.PRIVATE));
        var added = ALL.addedAt(staff.relay());
        var files = read(bytes(staff, added));
        assertThat(files.keySet()).containsExactlyInAnyOrder("papers/Rapport.pdf", "papers/Suivi.txt",
                "index.html", "index.json");
        assertThat(files.values()).noneMatch(bytes -> new String(bytes, UTF_8).contains("Jugement"));
        var downloaded = scene.events(new Chain.OfVault(person.vault())).stream()
                .filter(event -> event.act() == Act.ITEM_DOWNLOADED).toList();
        assertThat(downloaded).extracting(event -> event.item().orElseThrow())
                .containsExactlyInAnyOrder(report.id(), note.id());
        assertThat(downloaded).allMatch(event -> event.actor() instanceof Actor.Staff by
                && by.account().equals(staff.account()));
        assertThat(read(bytes(person, added)).keySet()).as("the same from the person's own page, whole")
                .contains("papers/Rapport.pdf", "papers/Suivi.txt", "papers/Jugement.pdf")
                .doesNotContain("papers/Mon bail.pdf");
        assertThat(missing(takeItems.take(elsewhere, person.vault(), added, INDEX))).isTrue();
        assertThat(missing(takeItems.take(scene.operator, person.vault(), ALL, INDEX))).isTrue();
    }

    @Test
    @DisplayName("GATE-4, AFF-6: an affiliation that ends breaks it off, between two papers and in the middle of one; what was read opens nowhere")
    void endsMeanwhile() throws IOException {
        for (var length : List.of(600_000, 5_000)) {
            var visitor = scene.person(scene.opening(manager, "Awa", length == 5_000 ? "Ba" : "Okonkwo")
                    .wishing(true, true));
            for (var i = 0; i < 3; i++) {
                given(scene.addDocument(visitor, visitor.vault(), Visibility.SHARED, i + ".pdf",
                        scene.pdfOf(length)));
            }
            try (var zip = given(takeItems.take(staff, visitor.vault(), ALL, INDEX))) {
                var begun = zip.readNBytes(length == 5_000 ? 10 : 300_000);
                given(scene.abri.affiliation().endAffiliation().end(visitor, visitor.vault(),
                        staff.relay()));
                scene.pass(WatchedStream.PAUSE);
                assertThatThrownBy(zip::readAllBytes).isInstanceOf(IOException.class);
                assertThatThrownBy(zip::readAllBytes).as("again").isInstanceOf(IOException.class);
                var path = Files.write(folder.resolve(length + ".zip"), begun);
                assertThatThrownBy(() -> new ZipFile(path.toFile()).close())
                        .isInstanceOf(IOException.class);
            }
        }
    }

    @Test
    @DisplayName("VLT-7: what is made private meanwhile is not in it, and the rest is")
    void madePrivateMeanwhile() throws IOException {
        var first = add(staff, "Ancien.pdf", scene.pdfOf(1_000));
        scene.pass(Duration.ofSeconds(1));
        add(staff, "Nouveau.pdf", scene.pdfOf(400_000));
        try (var zip = given(takeItems.take(staff, person.vault(), ALL, INDEX))) {
            var begun = zip.readNBytes(10);
            given(scene.abri.vault().changeItem().switchTo(person, person.vault(), first.id(),
                    Visibility.PRIVATE));
            var rest = zip.readAllBytes();
            var all = new byte[begun.length + rest.length];
            System.arraycopy(begun, 0, all, 0, begun.length);
            System.arraycopy(rest, 0, all, begun.length, rest.length);
            var files = read(all);
            assertThat(files.keySet()).containsExactlyInAnyOrder("papers/Nouveau.pdf", "index.html",
                    "index.json");
            assertThat(text(files, "index.html")).doesNotContain("Ancien");
        }
    }

    @Test
    @DisplayName("CRY-7, LAW-5: a document that is damaged, wherever, or gone is named as missing, is no file, and keeps no other back")
    void damaged() throws IOException {
        var size = 2_500_000;
        add(person, "Entier.pdf", scene.pdfOf(size));
        var end = add(person, "Abîmé à la fin.pdf", scene.pdfOf(size));
        var start = add(person, "Abîmé au début.pdf", scene.pdfOf(size));
        var gone = add(person, "Perdu.pdf", scene.pdfOf(size));
        flip(end, true);
        flip(start, false);
        scene.ports.vault().blobs().remove(blob(gone));
        var files = read(bytes(person, ALL));
        assertThat(files.keySet()).containsExactlyInAnyOrder("papers/Entier.pdf", "index.html",
                "index.json", "journal.csv");
        assertThat(files.get("papers/Entier.pdf")).hasSize(size);
        assertThat(text(files, "index.html")).contains("Abîmé à la fin -> missing")
                .contains("Abîmé au début -> missing").contains("Perdu -> missing");
    }

    @Test
    @DisplayName("LAW-5: files of one name are all there, whatever capitals and accents, each under a name of its own")
    void sameNames() throws IOException {
        for (var name : List.of("bail.pdf", "Bail.PDF", "bail.pdf", "re\u0301sume\u0301.pdf",
                "r\u00E9sum\u00E9.pdf")) {
            add(person, name, Scene.PDF);
        }
        assertThat(read(bytes(person, ALL))).hasSize(8);
    }

    @Test
    @DisplayName("LAW-5: more items than one index names are in parts, each with its folder and its index; not one is left out or twice")
    void parts() throws IOException {
        var many = TakeItems.MOST_IN_A_PART + 3;
        for (var i = 0; i < many; i++) {
            scene.note(person, person.vault(), Visibility.PRIVATE, "Note " + i);
        }
        var files = read(bytes(person, ALL));
        assertThat(files).hasSize(many + 5);
        assertThat(files.keySet().stream().filter(name -> name.startsWith("papers-2/"))).hasSize(3);
        assertThat(text(files, "index.json")).isEqualTo("1 false");
        assertThat(text(files, "index-2.json")).isEqualTo("2 true");
        var named = (text(files, "index.html") + text(files, "index-2.html")).lines().toList();
        assertThat(named).hasSize(many).doesNotHaveDuplicates()
                .allMatch(line -> files.containsKey(line.substring(line.indexOf(" -> ") + 4)));
    }

    @Test
    @DisplayName("LAW-5, END-5: whoever is suspended takes everything all the same, and nobody else anything")
    void suspended() throws IOException {
        add(staff, "Bail.pdf", scene.pdfOf(700));
        scene.note(person, person.vault(), Visibility.PRIVATE, "Adresse");
        given(scene.abri.leaving().keepAccounts().take(new KeepAccounts.Command(scene.operator,
                person.account(), Measure.SUSPEND, "Documents qui ne sont pas à elle")));
        assertThat(read(bytes(person, ALL)).keySet()).contains("papers/Bail.pdf", "papers/Adresse.txt",
                "journal.csv");
        assertThat(missing(takeItems.take(staff, person.vault(), ALL, INDEX))).isTrue();
    }

    @Test
    @DisplayName("LAW-5: of an empty vault it is a file that opens, with an index that names nothing")
    void empty() throws IOException {
        assertThat(read(bytes(person, ALL))).containsOnlyKeys("index.html", "index.json",
                "journal.csv");
    }

    private Item add(Viewpoint by, String name, byte[] bytes) {
        return scene.item(person.vault(), given(AddDocument.Outcome.Added.class,
                scene.addDocument(by, person.vault(), by instanceof Viewpoint.Beneficiary
                        ? Visibility.PRIVATE
                        : Visibility.SHARED, name, bytes)).item());
    }

    private byte[] bytes(Viewpoint by, ItemListing wanted) throws IOException {
        try (var zip = given(takeItems.take(by, person.vault(), wanted, INDEX))) {
            return zip.readAllBytes();
        }
    }

    /** In the order in which it comes; fails when a name comes twice. */
    private static Map<String, byte[]> read(byte[] bytes) throws IOException {
        var files = new LinkedHashMap<String, byte[]>();
        var names = new ArrayList<String>();
        try (var zip = new ZipInputStream(new ByteArrayInputStream(bytes), UTF_8)) {
            for (var entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                names.add(entry.getName());
                files.put(entry.getName(), zip.readAllBytes());
            }
        }
        assertThat(names).doesNotHaveDuplicates();
        return files;
    }

    private static String text(Map<String, byte[]> files, String name) {
        return new String(files.getOrDefault(name, new byte[0]), UTF_8);
    }

    private static BlobId blob(Item item) {
        return ((Document) item.content()).blob();
    }

    private void flip(Item item, boolean atTheEnd) throws IOException {
        var store = scene.ports.vault().blobs();
        byte[] bytes;
        try (InputStream sealed = store.open(blob(item))) {
            bytes = sealed.readAllBytes();
        }
        bytes[atTheEnd ? bytes.length - 20 : 100] ^= 1;
        store.remove(blob(item));
        try (var writer = store.create(blob(item))) {
            writer.write(bytes);
            writer.keep();
        }
    }
}
