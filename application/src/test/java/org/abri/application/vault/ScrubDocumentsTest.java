package org.abri.application.vault;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.abri.application.Scene;
import org.abri.application.vault.VerifyDocuments.Flaw;
import org.abri.application.watch.Finding;
import org.abri.application.watch.Round;
import org.abri.domain.access.Viewpoint;
import org.abri.domain.vault.BlobId;
import org.abri.domain.vault.Item;
import org.abri.domain.vault.ItemContent.Document;
import org.abri.domain.vault.Visibility;
import org.assertj.core.groups.Tuple;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class ScrubDocumentsTest {
    private static final int LARGE = 20 * 1024 * 1024;

    private final Scene scene = new Scene();
    private final Viewpoint.StaffAt manager = scene.relay("Relais du Port");
    private final Viewpoint.Beneficiary person = scene.affiliated(manager, true);
    private final ScrubDocuments scrub = scene.abri.vault().scrubDocuments();

    @Test
    @DisplayName("CRY-7: wherever it begins, each round reads every document; what is damaged or gone is found, what is whole is not")
    void everyDocument() throws IOException {
        for (var i = 0; i < 60; i++) {
            document(Scene.PDF);
        }
        var whole = document(Scene.PDF);
        var gone = document(Scene.PDF);
        scene.ports.vault().blobs().remove(blob(gone));
        var damaged = document(Scene.PDF);
        flip(damaged);

        var round = List.of(scrub.scrub(), scrub.scrub());

        assertThat(round).flatExtracting(ScrubDocuments.Scrubbed::found)
                .extracting(found -> found.document().item(), VerifyDocuments.Found::flaw)
                .contains(Tuple.tuple(gone.id(), Flaw.MISSING), Tuple.tuple(damaged.id(), Flaw.DAMAGED))
                .doesNotContain(Tuple.tuple(whole.id(), Flaw.DAMAGED));
        assertThat(round).extracting(ScrubDocuments.Scrubbed::read).last().isEqualTo(63);
    }

    @Test
    @DisplayName("CRY-7: so much is read at once, and no more; the rest has its turn the next time")
    void aLittleAtATime() {
        for (var i = 0; i < 5; i++) {
            document(scene.pdfOf(LARGE));
        }
        var read = new ArrayList<Integer>();
        for (var i = 0; i < 6; i++) {
            var scrubbed = scrub.scrub();
            assertThat(scrubbed.found()).isEmpty();
            read.add(scrubbed.read());
        }
        assertThat(read).allSatisfy(some -> assertThat(some).isLessThanOrEqualTo(4));
        assertThat(read.stream().mapToInt(Integer::intValue).sum()).isGreaterThanOrEqualTo(2 * 5);
    }

    @Test
    @DisplayName("CRY-7: what is damaged or gone is known, by ids alone, since it was first found, until its bytes are back or it is deleted")
    void known() throws IOException {
        var whole = document(Scene.PDF);
        var gone = document(Scene.PDF);
        var damaged = document(Scene.PDF);
        var kept = bytesOf(gone);
        scene.ports.vault().blobs().remove(blob(gone));
        flip(damaged);
        var first = scene.now();
        rounds();

        assertThat(findings()).containsExactlyInAnyOrder(
                new Finding(gone.id(), person.vault(), Finding.Harm.MISSING, first),
                new Finding(damaged.id(), person.vault(), Finding.Harm.DAMAGED, first));
        assertThat(done()).isEqualTo(new Round.Done(first, 2, 0));

        scene.pass(Duration.ofDays(2));
        write(gone, kept);
        rounds();
        assertThat(findings()).containsExactly(
                new Finding(damaged.id(), person.vault(), Finding.Harm.DAMAGED, first));
        assertThat(done()).isEqualTo(new Round.Done(scene.now(), 1, 0));

        scene.abri.vault().changeItem().delete(person, person.vault(), damaged.id(), any -> true);
        scene.abri.vault().keepBin().empty(person, person.vault());
        rounds();
        assertThat(findings()).isEmpty();
        assertThat(done().flaws()).isZero();
        assertThat(whole.id()).isNotEqualTo(damaged.id());
    }

    private void rounds() {
        for (var i = 0; i < 3; i++) {
            scrub.scrub();
        }
    }

    private List<Finding> findings() {
        return scene.ports.work().inOne(() -> scene.ports.watch().findings().all(Optional.empty(), 9));
    }

    private Round.Done done() {
        return scene.abri.watch().seeCondition().now().rounds().get(Round.DOCUMENTS);
    }

    private Item document(byte[] bytes) {
        return scene.document(person, person.vault(), Visibility.PRIVATE, bytes);
    }

    private static BlobId blob(Item item) {
        return ((Document) item.content()).blob();
    }

    private void flip(Item item) throws IOException {
        var bytes = bytesOf(item);
        bytes[bytes.length / 2] ^= 1;
        scene.ports.vault().blobs().remove(blob(item));
        write(item, bytes);
    }

    private byte[] bytesOf(Item item) throws IOException {
        try (var sealed = scene.ports.vault().blobs().open(blob(item))) {
            return sealed.readAllBytes();
        }
    }

    private void write(Item item, byte[] bytes) throws IOException {
        try (var writer = scene.ports.vault().blobs().create(blob(item))) {
            writer.write(bytes);
            writer.keep();
        }
    }
}
