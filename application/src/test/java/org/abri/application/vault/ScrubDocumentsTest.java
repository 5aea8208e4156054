package org.abri.application.vault;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.abri.application.Scene;
import org.abri.application.vault.VerifyDocuments.Flaw;
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

    private Item document(byte[] bytes) {
        return scene.document(person, person.vault(), Visibility.PRIVATE, bytes);
    }

    private static BlobId blob(Item item) {
        return ((Document) item.content()).blob();
    }

    private void flip(Item item) throws IOException {
        byte[] bytes;
        try (var sealed = scene.ports.vault().blobs().open(blob(item))) {
            bytes = sealed.readAllBytes();
        }
        bytes[bytes.length / 2] ^= 1;
        scene.ports.vault().blobs().remove(blob(item));
        try (var writer = scene.ports.vault().blobs().create(blob(item))) {
            writer.write(bytes);
            writer.keep();
        }
    }
}
