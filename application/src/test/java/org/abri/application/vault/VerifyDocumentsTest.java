package org.abri.application.vault;

import static org.abri.application.Scene.given;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Arrays;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Consumer;
import org.assertj.core.groups.Tuple;
import org.abri.application.BulkInputStream;
import org.abri.application.Scene;
import org.abri.application.vault.VerifyDocuments.Flaw;
import org.abri.domain.access.Viewpoint;
import org.abri.domain.vault.BlobId;
import org.abri.domain.vault.Item;
import org.abri.domain.vault.ItemContent.Document;
import org.abri.domain.vault.Visibility;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class VerifyDocumentsTest {
    private static final int SIZE = 70_000;

    private final Scene scene = new Scene();
    private final Viewpoint.StaffAt manager = scene.relay("Relais du Port");
    private final Viewpoint.Beneficiary person = scene.affiliated(manager, true);
    private final Viewpoint.Beneficiary other =
            scene.person(scene.opening(manager, "Bakary", "Touré").wishing(true, true));
    private final VerifyDocuments verify = scene.abri.vault().verifyDocuments();

    @Test
    @DisplayName("I1, I2: documents that nobody touched are whole, all of them read, and every blob is named")
    void whole() {
        document(person);
        document(other);
        scene.note(person, person.vault(), Visibility.PRIVATE, "Bail");
        var told = new ArrayList<Long>();

        assertThat(verify.verify(told::add))
                .isEqualTo(new VerifyDocuments.Report(2, 2 * SIZE, List.of(), OptionalLong.of(0)));
        assertThat(told).containsExactly(1L, 2L);
    }

    @Test
    @DisplayName("I1, I2, CRY-7: bytes that are gone, cut, flipped or another document's are told, each with its item, and so are blobs without one")
    void flaws() throws IOException {
        var fine = document(person);
        var gone = document(person);
        scene.ports.vault().blobs().remove(blob(gone));
        var flipped = document(person);
        replace(flipped, bytes -> bytes[SIZE / 2] ^= 1);
        var cut = document(other);
        replace(cut, Arrays.copyOf(sealed(cut), 5_000));
        var swapped = document(person);
        replace(swapped, sealed(fine));
        try (var stray = scene.ports.vault().blobs().create(blob())) {
            stray.keep();
        }

        var report = verify.verify(read -> {});

        assertThat(report.found()).extracting(found -> found.document().item(), VerifyDocuments.Found::flaw)
                .containsExactlyInAnyOrder(tuple(gone, Flaw.MISSING), tuple(flipped, Flaw.DAMAGED),
                        tuple(cut, Flaw.DAMAGED), tuple(swapped, Flaw.DAMAGED));
        assertThat(report.whole()).isFalse();
        assertThat(report.allRead()).isTrue();
        assertThat(report.unnamed()).hasValue(1);
    }

    @Test
    @DisplayName("LAW-1: a row that names other bytes than those that were added, which open all the same, is told")
    void otherDigest() {
        var item = document(person);
        var document = (Document) item.content();

        assertThat(new Contents(scene.ports.vault(), scene.ports.clock()).flawIn(item.vault(),
                document.blob(), new Deposit.Bytes(document.size(), "0".repeat(64))))
                        .contains(Flaw.DAMAGED);
    }

    @Test
    @DisplayName("I2: a part is looked at when a part is asked for: a vault, or what was added since")
    void parts() throws IOException {
        var early = document(person);
        scene.ports.vault().blobs().remove(blob(early));
        scene.pass(Duration.ofDays(2));
        document(other);

        assertThat(verify.verify(Optional.of(other.vault()), Instant.EPOCH, read -> {}))
                .isEqualTo(new VerifyDocuments.Report(1, SIZE, List.of(), OptionalLong.empty()));
        assertThat(verify.verify(Optional.empty(), scene.now(), read -> {}).documents()).isEqualTo(1);
        assertThat(verify.verify(Optional.of(person.vault()), Instant.EPOCH, read -> {}).found())
                .hasSize(1);
    }

    @Test
    @DisplayName("I2: more documents than fit a page are all read; one deleted in the meantime lacks nothing")
    void manyAndDeleted() {
        var all = new ArrayList<Item>();
        for (var i = 0; i < 250; i++) {
            all.add(scene.document(person, person.vault(), Visibility.PRIVATE, Scene.PDF));
        }
        var report = verify.verify(read -> {
            if (read == 1) {
                all.forEach(item -> {
                    scene.erased(person, item.id());
                });
                scene.runJobs();
            }
        });

        assertThat(report.found()).isEmpty();
        assertThat(report.documents()).isGreaterThanOrEqualTo(200);
        all.clear();
        for (var i = 0; i < 250; i++) {
            scene.document(person, person.vault(), Visibility.PRIVATE, Scene.PDF);
        }
        assertThat(verify.verify(read -> {}).documents()).isEqualTo(250);
    }

    @Test
    @DisplayName("I2: what the store does not give is told apart from what is missing or damaged")
    void unread() {
        var item = document(person);
        var failing = new Contents(
                scene.ports.vault().withBlobs((BlobStore) Proxy.newProxyInstance(
                        BlobStore.class.getClassLoader(), new Class<?>[] { BlobStore.class },
                        (proxy, method, arguments) -> new BulkInputStream() {
                            @Override
                            public int read(byte[] into, int from, int most) throws IOException {
                                throw new IOException("on purpose");
                            }
                        })),
                scene.ports.clock());
        var document = (Document) item.content();

        assertThat(failing.flawIn(item.vault(), document.blob(),
                new Deposit.Bytes(document.size(), document.sha256()))).contains(Flaw.UNREAD);
        var report = new VerifyDocuments.Report(1, 0,
                List.of(new VerifyDocuments.Found(new Deposit(item.id(), item.vault(), Optional.empty(),
                        Optional.empty()), Flaw.UNREAD)),
                OptionalLong.empty());
        assertThat(report.whole()).isTrue();
        assertThat(report.allRead()).isFalse();
    }

    private static Tuple tuple(Item item, Flaw flaw) {
        return Tuple.tuple(item.id(), flaw);
    }

    private Item document(Viewpoint.Beneficiary whose) {
        return scene.document(whose, whose.vault(), Visibility.PRIVATE, scene.pdfOf(SIZE));
    }

    private static BlobId blob(Item item) {
        return ((Document) item.content()).blob();
    }

    private BlobId blob() {
        return BlobId.drawn(scene.now(), new byte[10]);
    }

    private byte[] sealed(Item item) throws IOException {
        try (var bytes = scene.ports.vault().blobs().open(blob(item))) {
            return bytes.readAllBytes();
        }
    }

    private void replace(Item item, Consumer<byte[]> change) throws IOException {
        var bytes = sealed(item);
        change.accept(bytes);
        replace(item, bytes);
    }

    private void replace(Item item, byte[] with) throws IOException {
        scene.ports.vault().blobs().remove(blob(item));
        try (var writer = scene.ports.vault().blobs().create(blob(item))) {
            writer.write(with);
            writer.keep();
        }
    }
}
