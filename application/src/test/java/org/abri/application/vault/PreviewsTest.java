package org.abri.application.vault;

import static org.abri.application.Scene.given;
import static org.abri.application.Scene.missing;
import static org.abri.application.Scene.refusal;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.abri.application.Outage;
import org.abri.application.Ports;
import org.abri.application.Scene;
import org.abri.application.vault.SeePreview.Outcome;
import org.abri.domain.access.Refusal;
import org.abri.domain.access.Viewpoint;
import org.abri.domain.journal.Act;
import org.abri.domain.vault.BlobId;
import org.abri.domain.vault.Item;
import org.abri.domain.vault.ItemContent;
import org.abri.domain.vault.Processing;
import org.abri.domain.vault.Vault;
import org.abri.domain.vault.VaultState;
import org.abri.domain.vault.Visibility;
import org.abri.domain.vault.Wish;
import org.abri.domain.vault.Wishes;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class PreviewsTest {
    private Drawer usual = (type, bytes, sheets) -> 0;
    private Drawer drawer = usual;
    private final Scene scene = new Scene(this::withDrawer);
    private final Viewpoint.StaffAt manager = scene.relay("Relais du Port");
    private final Viewpoint.Beneficiary person = scene.affiliated(manager, true);
    private final DecideProcessing decide = scene.abri.vault().decideProcessing();
    private final SeePreview seePreview = scene.abri.vault().seePreview();
    private final SeeItems seeItems = scene.abri.vault().seeItems();

    @Test
    @DisplayName("LAW-4: nothing is drawn before a person says yes, of their papers or of those that staff add; nobody but they decide")
    void onlyWithConsent() {
        var hers = document(person);
        var theirs = document(manager);
        assertThat(given(decide.see(person, person.vault()))).isEqualTo(Wishes.NOT_ASKED);
        scene.runJobs();
        for (var item : List.of(hers, theirs)) {
            assertThat(small(person, item)).isInstanceOf(Outcome.None.class);
        }
        assertThat(refusal(decide.decide(manager, person.vault(), Processing.PREVIEWS, true)))
                .isEqualTo(Refusal.ONLY_THE_OWNER_DECIDES_ABOUT_A_VAULT);
        assertThat(refusal(decide.decide(scene.operator, person.vault(), Processing.PREVIEWS, true)))
                .isEqualTo(Refusal.NO_OPERATOR_READS_A_VAULT);
        assertThat(scene.memory.jobs()).isEmpty();
        assertThat(scene.memory.blobs()).hasSize(2);

        decide(true);
        assertThat(small(person, hers)).isInstanceOf(Outcome.NotYet.class);
        scene.runJobs();

        for (var item : List.of(hers, theirs)) {
            assertThat(small(person, item)).isInstanceOf(Outcome.There.class);
        }
        assertThat(small(person, document(manager))).isInstanceOf(Outcome.NotYet.class);
        assertThat(scene.memory.jobs()).as("as it is added").isNotEmpty();
    }

    @Test
    @DisplayName("LAW-4: the consent and its end are recorded, once each, and say so")
    void recorded() {
        decide(true);
        decide(true);
        decide(false);
        decide(false);
        assertThat(given(decide.see(person, person.vault())).previews()).isEqualTo(Wish.NOT_WISHED);
        assertThat(scene.acts(person.vault())).endsWith(Act.PREVIEWS_CONSENTED, Act.PREVIEWS_WITHDRAWN);
        assertThat(scene.acts(person.vault()).stream().filter(Act.PREVIEWS_CONSENTED::equals)).hasSize(1);
    }

    @Test
    @DisplayName("LAW-4: once a person no longer wishes it nothing that was drawn shows, and all of it is removed, of a hundred papers too; the papers stay")
    void withdrawn() {
        var items = IntStream.range(0, 130).mapToObj(i -> document(person)).toList();
        decide(true);
        drawAll();
        assertThat(scene.memory.blobs()).hasSize(260);

        decide(false);
        assertThat(small(person, items.getFirst())).isInstanceOf(Outcome.None.class);
        assertThat(given(scene.list(person, person.vault())).lines().lines())
                .allSatisfy(line -> assertThat(line.pages()).isZero());
        assertThat(given(seeItems.find(person, person.vault(), items.getFirst().id())).pages()).isZero();
        scene.runJobs();
        assertThat(scene.memory.blobs()).hasSize(130);

        decide(true);
        drawAll();
        assertThat(small(person, items.getLast())).isInstanceOf(Outcome.There.class);
    }

    @Test
    @DisplayName("PRI-3, VLT-4: a picture shown to staff is a look, told once a minute; one that is not there is none, and the owner leaves no trace")
    void looks() {
        var item = document(person);
        decide(true);
        assertThat(small(manager, item)).isInstanceOf(Outcome.NotYet.class);
        scene.runJobs();
        var before = scene.acts(person.vault());
        small(person, item);
        page(manager, item, 7);
        assertThat(scene.acts(person.vault())).isEqualTo(before);

        small(manager, item);
        page(manager, item, 1);
        assertThat(scene.acts(person.vault())).endsWith(Act.ITEM_SEEN).hasSize(before.size() + 1);
        scene.pass(Duration.ofMinutes(2));
        page(manager, item, 1);
        assertThat(scene.acts(person.vault())).hasSize(before.size() + 2);
    }

    @Test
    @DisplayName("AFF-6, VLT-3: a picture shows to whoever may see the paper, and is gone for staff with the affiliation, or when the paper is made private")
    void sameGate() {
        var item = document(person);
        decide(true);
        scene.runJobs();
        assertThat(small(manager, item)).isInstanceOf(Outcome.There.class);
        given(scene.abri.vault().changeItem().switchTo(person, person.vault(), item.id(),
                Visibility.PRIVATE));
        assertThat(missing(seePreview.small(manager, person.vault(), item.id()))).isTrue();
        assertThat(small(person, item)).isInstanceOf(Outcome.There.class);
        given(scene.abri.vault().changeItem().switchTo(person, person.vault(), item.id(), Visibility.SHARED));
        given(scene.abri.affiliation().endAffiliation().end(person, person.vault(), manager.relay()));
        assertThat(missing(seePreview.small(manager, person.vault(), item.id()))).isTrue();
        assertThat(missing(seePreview.page(scene.operator, person.vault(), item.id(), 1))).isTrue();
    }

    @Test
    @DisplayName("UPL-4: the pages of a document are there from 1 on, and no others")
    void pages() {
        var item = document(person);
        decide(true);
        scene.runJobs();
        assertThat(page(person, item, 1)).isInstanceOf(Outcome.There.class);
        for (var none : List.of(0, -1, 2, 31, Integer.MAX_VALUE, Integer.MIN_VALUE)) {
            assertThat(page(person, item, none)).isInstanceOf(Outcome.None.class);
        }
        assertThat(((Outcome.There) small(person, item)).pages()).isEqualTo(1);
    }

    @Test
    @DisplayName("UPL-2: what cannot be drawn is a good document all the same, is tried once, and keeps no other from being drawn")
    void cannotBeDrawn() throws IOException {
        var text = given(AddDocument.Outcome.Added.class, scene.addDocument(person, person.vault(),
                Visibility.SHARED, "lettre.txt", "Bonjour".getBytes(StandardCharsets.UTF_8))).item();
        var item = document(person);
        decide(true);
        scene.runJobs();
        assertThat(given(seePreview.small(person, person.vault(), text))).isInstanceOf(Outcome.None.class);
        assertThat(small(person, item)).isInstanceOf(Outcome.There.class);
        assertThat(scene.memory.jobs()).isEmpty();
        try (var bytes = given(DownloadDocument.Outcome.Opened.class,
                scene.abri.vault().downloadDocument().download(person, person.vault(), text)).bytes()) {
            assertThat(bytes.readAllBytes()).asString().isEqualTo("Bonjour");
        }
    }

    @Test
    @DisplayName("I2: what was drawn goes with its paper; one that was deleted while it was drawn leaves nothing")
    void deleted() throws IOException {
        var item = document(person);
        decide(true);
        scene.runJobs();
        scene.erased(person, item.id());
        scene.runJobs();
        assertThat(scene.memory.blobs()).isEmpty();

        var second = document(person);
        drawer = (type, bytes, sheets) -> {
            scene.erased(person, second.id());
            sheets.add(new byte[] { 1 });
            sheets.add(new byte[] { 2 });
            return 1;
        };
        scene.runJobs();
        assertThat(scene.memory.blobs()).isEmpty();
    }

    @Test
    @DisplayName("VLT-8, LAW-4: what is in the bin is not drawn and keeps nothing else from being drawn; put back, it is")
    void inTheBin() {
        var first = document(person);
        var thrown = document(person);
        scene.thrownAway(person, thrown.id());
        decide(true);
        scene.runJobs();
        assertThat(small(person, first)).isInstanceOf(Outcome.There.class);
        assertThat(missing(seePreview.small(person, person.vault(), thrown.id()))).isTrue();
        assertThat(scene.memory.blobs()).hasSize(3);
        given(scene.abri.vault().keepBin().putBack(person, person.vault(), thrown.id()));
        scene.runJobs();
        assertThat(small(person, thrown)).isInstanceOf(Outcome.There.class);
    }

    @Test
    @DisplayName("LAW-4: what is no longer wished while it is drawn is not kept")
    void withdrawnWhileDrawn() {
        document(person);
        decide(true);
        drawer = (type, bytes, sheets) -> {
            decide(false);
            sheets.add(new byte[] { 1 });
            sheets.add(new byte[] { 2 });
            return 1;
        };
        scene.runJobs();
        assertThat(scene.memory.blobs()).hasSize(1);
    }

    @Test
    @DisplayName("PRI-2: in a vault that is restricted nothing is drawn; what was drawn its owner still sees")
    void restricted() {
        var before = document(person);
        decide(true);
        scene.runJobs();
        var after = document(person);
        scene.ports.work().inOne(() -> {
            var vault = scene.ports.vault().vaults().lock(person.vault()).orElseThrow();
            scene.ports.vault().vaults().save(new Vault(vault.id(), VaultState.RESTRICTED,
                    vault.quota(), vault.used(), vault.items(), vault.today(), vault.wishes()));
            return vault;
        });
        scene.runJobs();
        assertThat(small(person, before)).isInstanceOf(Outcome.There.class);
        assertThat(small(person, after)).isInstanceOf(Outcome.NotYet.class);
    }

    @Test
    @DisplayName("I6: when nothing can be drawn now the job is tried again; bytes that are lost are not drawn, and lose no other")
    void outages() {
        var lost = document(person);
        decide(true);
        drawer = (type, bytes, sheets) -> {
            throw new IOException("no process");
        };
        assertThatThrownBy(scene::runJobs).isInstanceOf(Outage.class);
        assertThat(scene.memory.jobs()).hasSize(1);
        assertThat(small(person, lost)).isInstanceOf(Outcome.NotYet.class);

        var other = document(person);
        remove(((ItemContent.Document) lost.content()).blob());
        drawer = usual;
        scene.runJobs();
        assertThat(small(person, lost)).isInstanceOf(Outcome.None.class);
        assertThat(small(person, other)).isInstanceOf(Outcome.There.class);
    }

    @Test
    @DisplayName("CRY-7: a picture that is damaged or gone is none, and the paper is whole")
    void lostPictures() {
        var item = document(person);
        decide(true);
        scene.runJobs();
        var drawn = given(seeItems.find(person, person.vault(), item.id())).item().preview().orElseThrow();
        remove(drawn.blob().orElseThrow());
        assertThat(small(person, item)).isInstanceOf(Outcome.None.class);
        given(DownloadDocument.Outcome.Opened.class,
                scene.abri.vault().downloadDocument().download(person, person.vault(), item.id()));
    }

    @Test
    @DisplayName("UPL-4: of many sheets each comes back by its number, bit-identical, and lists say how many there are")
    void manySheets() {
        var item = document(person);
        decide(true);
        var all = new ArrayList<byte[]>();
        drawer = (type, bytes, sheets) -> {
            for (var i = 0; i <= 30; i++) {
                all.add(scene.pdfOf(i == 17 ? Drawer.LARGEST : 1 + 5_000 * i));
                sheets.add(all.getLast());
            }
            return 30;
        };
        scene.runJobs();
        assertThat(((Outcome.There) small(person, item)).jpeg()).isEqualTo(all.getFirst());
        for (var i = 1; i <= 30; i++) {
            assertThat(((Outcome.There) page(person, item, i)).jpeg()).isEqualTo(all.get(i));
        }
        assertThat(given(seeItems.find(person, person.vault(), item.id())).pages()).isEqualTo(30);
        assertThat(given(scene.list(manager, person.vault())).lines().lines().getFirst().pages())
                .isEqualTo(30);
    }

    private void drawAll() {
        for (var i = 0; i < 20; i++) {
            scene.pass(Duration.ofSeconds(1));
            scene.runJobs();
        }
    }

    private Ports withDrawer(Ports ports) {
        usual = ports.vault().drawer();
        drawer = usual;
        return ports
                .with(ports.vault().withDrawer((type, bytes, sheets) -> drawer.draw(type, bytes, sheets)));
    }

    private void remove(BlobId blob) {
        try {
            scene.ports.vault().blobs().remove(blob);
        } catch (IOException cannotHappen) {
            throw new UncheckedIOException(cannotHappen);
        }
    }

    private void decide(boolean wished) {
        given(decide.decide(person, person.vault(), Processing.PREVIEWS, wished));
    }

    private Item document(Viewpoint by) {
        return scene.document(by, person.vault(), Visibility.SHARED, scene.pdfOf(100));
    }

    private Outcome small(Viewpoint by, Item item) {
        return given(seePreview.small(by, person.vault(), item.id()));
    }

    private Outcome page(Viewpoint by, Item item, int page) {
        return given(seePreview.page(by, person.vault(), item.id(), page));
    }
}
