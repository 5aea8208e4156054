package org.abri.application.receipt;

import static org.abri.application.Scene.given;
import static org.abri.application.Scene.missing;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.abri.application.Scene;
import org.abri.application.Sha256;
import org.abri.application.receipt.Verdict.Why;
import org.abri.application.vault.AddDocument;
import org.abri.application.vault.CheckDocument.Finding;
import org.abri.application.vault.ResumeUpload;
import org.abri.application.vault.StaplePictures;
import org.abri.domain.access.Viewpoint;
import org.abri.domain.journal.Act;
import org.abri.domain.journal.Chain;
import org.abri.domain.receipt.Receipt;
import org.abri.domain.receipt.SignedReceipt;
import org.abri.domain.vault.Author;
import org.abri.domain.vault.BlobId;
import org.abri.domain.vault.FileName;
import org.abri.domain.vault.Item;
import org.abri.domain.vault.ItemContent.Document;
import org.abri.domain.vault.ItemId;
import org.abri.domain.vault.VaultId;
import org.abri.domain.vault.Visibility;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class ReceiptsTest {
    private static final String SERVICE = "https://vault.example";
    private static final byte[] PICTURE = ByteBuffer.allocate(300)
            .put(new byte[] { (byte) 0x89, 'P', 'N', 'G', 13, 10, 26, 10, 0, 0, 0, 13, 'I', 'H', 'D', 'R' })
            .putInt(40).putInt(30).array();

    private final Scene scene = new Scene(ports -> ports.with(ports.receipt().at(SERVICE)));
    private final Viewpoint.StaffAt manager = scene.relay("Relais du Port");
    private final Viewpoint.Beneficiary person = scene.affiliated(manager, true);
    private final VerifyReceipt verify = scene.abri.receipt().verifyReceipt();
    private final KeepReceiptKeys keys = scene.abri.receipt().keepReceiptKeys();

    @Test
    @DisplayName("LAW-1: what somebody adds gets a receipt, which the service signed: id, depositor, time, size, SHA-256 of the bytes as received")
    void deposit() {
        var bytes = scene.pdfOf(70_000);
        var item = scene.document(person, person.vault(), Visibility.PRIVATE, bytes);
        var receipt = valid(signed(person, item.id()).text());
        assertThat(receipt).isEqualTo(new Receipt(SERVICE, keys.published().keys().getFirst().id(), item.id(),
                person.vault(), new Author.Owner(), item.addedAt(), bytes.length,
                HexFormat.of().formatHex(Sha256.of(bytes))));
    }

    @Test
    @DisplayName("LAW-1: so does what staff add, with who they are and for which relay")
    void byStaff() {
        var item = scene.document(manager, person.vault(), Visibility.SHARED, Scene.PDF);
        var receipt = valid(signed(person, item.id()).text());
        assertThat(receipt.depositor()).isEqualTo(new Author.Staff(manager.account(), manager.relay()));
        assertThat(receipt.size()).isEqualTo(Scene.PDF.length);
    }

    @Test
    @DisplayName("LAW-1: so does what comes part by part")
    void resumed() throws IOException {
        var bytes = scene.pdfOf(300_000);
        var resume = scene.abri.vault().resumeUpload();
        var begun = given(ResumeUpload.Outcome.Stands.class, resume.begin(new AddDocument.Command(person,
                person.vault(), scene.once(), Visibility.PRIVATE, "Bail", FileName.sent("bail.pdf"), true),
                bytes.length)).upload();
        given(resume.add(person, person.vault(), begun.id(), 0,
                new ByteArrayInputStream(Arrays.copyOf(bytes, 200_000))));
        given(resume.add(person, person.vault(), begun.id(), 200_000,
                new ByteArrayInputStream(Arrays.copyOfRange(bytes, 200_000, bytes.length))));
        var item = scene.ids(person, person.vault()).getFirst();
        assertThat(valid(signed(person, item).text()).sha256())
                .isEqualTo(HexFormat.of().formatHex(Sha256.of(bytes)));
    }

    @Test
    @DisplayName("LAW-1: so do several photos, of the one paper that they become")
    void stapled() throws IOException {
        var photos = List.of("a.png", "b.png").stream()
                .map(name -> new StaplePictures.Arriving(FileName.sent(name),
                        new ByteArrayInputStream(PICTURE)))
                .iterator();
        var added = given(StaplePictures.Outcome.Added.class, scene.abri.vault().staplePictures().add(person,
                person.vault(), () -> photos.hasNext() ? Optional.of(photos.next()) : Optional.empty(),
                name -> Optional.of(new AddDocument.Command(person, person.vault(), scene.once(),
                        Visibility.PRIVATE, "", name, true))));
        var document = (Document) scene.item(person.vault(), added.item()).content();
        var receipt = valid(signed(person, added.item()).text());
        assertThat(receipt.sha256()).isEqualTo(document.sha256());
        assertThat(receipt.size()).isEqualTo(document.size());
    }

    @Test
    @DisplayName("LAW-1, I4: the same document twice under the same key has one receipt, and what is not taken has none")
    void once() {
        var command = new AddDocument.Command(person, person.vault(), scene.once(), Visibility.PRIVATE,
                "Bail", FileName.sent("bail.pdf"), true);
        var first = given(AddDocument.Outcome.Added.class, scene.upload(command, Scene.PDF)).item();
        var receipt = signed(person, first);
        scene.pass(Duration.ofMinutes(1));
        assertThat(given(AddDocument.Outcome.Added.class, scene.upload(command, Scene.PDF)).item())
                .isEqualTo(first);
        assertThat(signed(person, first)).isEqualTo(receipt);
    }

    @Test
    @DisplayName("LAW-1, VLT-3, VLT-4: whoever may download a document sees its receipt, what staff see is recorded; to others there is none")
    void whoSees() {
        var own = scene.document(person, person.vault(), Visibility.PRIVATE, Scene.PDF);
        var shared = scene.document(person, person.vault(), Visibility.SHARED, scene.pdfOf(2_000));
        var note = scene.note(person, person.vault(), Visibility.SHARED, "À faire");
        var see = scene.abri.vault().seeReceipt();
        assertThat(missing(see.see(manager, person.vault(), own.id()))).isTrue();
        assertThat(missing(see.see(person, person.vault(), note.id()))).isTrue();
        assertThat(missing(see.see(scene.relay("Ailleurs"), person.vault(), shared.id()))).isTrue();
        assertThat(missing(scene.abri.vault().checkDocument().check(manager, person.vault(), own.id())))
                .isTrue();
        assertThat(missing(scene.abri.vault().checkDocument().check(person, person.vault(), note.id())))
                .isTrue();

        var before = scene.acts(person.vault());
        assertThat(given(see.see(person, person.vault(), own.id())).receipt()).isPresent();
        assertThat(scene.acts(person.vault())).as("one's own leaves no trace").isEqualTo(before);
        assertThat(signed(manager, shared.id())).isEqualTo(signed(person, shared.id()));
        assertThat(scene.acts(person.vault())).endsWith(Act.ITEM_SEEN).hasSize(before.size() + 1);
    }

    @Test
    @DisplayName("LAW-1: whoever asks has a document read again, and is told that it is whole; it is in the journal")
    void whole() {
        var item = scene.document(person, person.vault(), Visibility.SHARED, scene.pdfOf(200_000));
        assertThat(check(person, item)).isEqualTo(Finding.WHOLE);
        assertThat(scene.acts(person.vault())).endsWith(Act.ITEM_FOUND_WHOLE);
        given(scene.abri.vault().changeItem().rename(person, person.vault(), item.id(), from -> true,
                "Autrement"));
        assertThat(check(manager, item)).isEqualTo(Finding.WHOLE);
        assertThat(scene.events(new Chain.OfVault(person.vault())).getLast().subject())
                .isEqualTo("Autrement");
    }

    @Test
    @DisplayName("LAW-1, I1: a document whose bytes are gone, cut, another's, or without its receipt is told as what it is, and never whole")
    void damaged() throws IOException {
        var one = scene.document(person, person.vault(), Visibility.PRIVATE, scene.pdfOf(200_000));
        var other = scene.document(person, person.vault(), Visibility.PRIVATE, scene.pdfOf(200_001));
        var sealed = scene.memory.blobs().get(blob(one));
        replace(one, Arrays.copyOf(sealed, sealed.length - 1));
        assertThat(check(person, one)).isEqualTo(Finding.DAMAGED);
        assertThat(scene.acts(person.vault())).endsWith(Act.ITEM_FOUND_DAMAGED);
        replace(one, scene.memory.blobs().get(blob(other)));
        assertThat(check(person, one)).isEqualTo(Finding.DAMAGED);
        replace(one, sealed);
        assertThat(check(person, one)).isEqualTo(Finding.WHOLE);
        scene.ports.vault().blobs().remove(blob(one));
        assertThat(check(person, one)).isEqualTo(Finding.DAMAGED);
    }

    @Test
    @DisplayName("LAW-1: a document whose receipt is of another one, or signed by nobody, is not proven")
    void withoutReceipt() {
        var forged = new Scene(ports -> ports.with(new ReceiptPorts(ports.receipt().signatures(),
                ports.receipt().keys(), new Receipts() {
                    @Override
                    public void keep(SignedReceipt receipt) {
                        ports.receipt().receipts()
                                .keep(new SignedReceipt(receipt.receipt(), "ab".repeat(64)));
                    }

                    @Override
                    public Optional<SignedReceipt> find(VaultId vault, ItemId item) {
                        return ports.receipt().receipts().find(vault, item);
                    }
                }, SERVICE)));
        var owner = forged.affiliated(forged.relay("Relais du Port"), true);
        var item = forged.document(owner, owner.vault(), Visibility.PRIVATE, Scene.PDF);
        assertThat(given(forged.abri.vault().checkDocument().check(owner, owner.vault(), item.id())))
                .isEqualTo(Finding.WITHOUT_RECEIPT);
        assertThat(forged.acts(owner.vault())).endsWith(Act.ITEM_FOUND_DAMAGED);
    }

    @Test
    @DisplayName("LAW-1, END-2: the receipt of a document that was erased, and of whoever was, verifies: it proves what was deposited")
    void erased() {
        var item = scene.document(person, person.vault(), Visibility.PRIVATE, Scene.PDF);
        var text = signed(person, item.id()).text();
        scene.erased(person, item.id());
        assertThat(missing(scene.abri.vault().seeReceipt().see(person, person.vault(), item.id()))).isTrue();
        assertThat(scene.ports.work().inOne(
                () -> scene.ports.receipt().receipts().find(person.vault(), item.id()))).isEmpty();
        valid(text);
    }

    @Test
    @DisplayName("LAW-1: with one bit changed anywhere nothing is proven any more")
    void oneBit() {
        var text = signed(person,
                scene.document(person, person.vault(), Visibility.PRIVATE, Scene.PDF).id()).text();
        for (var at = 0; at < text.length(); at++) {
            var changed = text.substring(0, at) + (char) (text.charAt(at) ^ 1) + text.substring(at + 1);
            assertThat(verify.verify(changed)).as(changed).isInstanceOf(Verdict.NotValid.class);
        }
        var digit = text.indexOf("\"sha256\":\"") + "\"sha256\":\"".length();
        assertThat(verify.verify(text.substring(0, digit) + (text.charAt(digit) == '0' ? '1' : '0')
                + text.substring(digit + 1))).isEqualTo(new Verdict.NotValid(Why.ALTERED));
    }

    @Test
    @DisplayName("LAW-1: another service's receipt, one of another version, and anything else are told apart")
    void notOurs() {
        var elsewhere = new Scene();
        var owner = elsewhere.affiliated(elsewhere.relay("Relais du Port"), true);
        var item = elsewhere.document(owner, owner.vault(), Visibility.PRIVATE, Scene.PDF);
        var theirs = given(elsewhere.abri.vault().seeReceipt().see(owner, owner.vault(), item.id())).receipt()
                .orElseThrow().text();
        assertThat(verify.verify(theirs)).isEqualTo(new Verdict.NotValid(Why.UNKNOWN_KEY));
        assertThat(verify.verify(theirs.replace("receipt\":1", "receipt\":2")))
                .isEqualTo(new Verdict.NotValid(Why.UNKNOWN_VERSION));
        for (var other : List.of("", "{}", "Bonjour", theirs + theirs, "{".repeat(100_000))) {
            assertThat(verify.verify(other)).isEqualTo(new Verdict.NotValid(Why.NOT_A_RECEIPT));
        }
    }

    @Test
    @DisplayName("LAW-1: the key is renewed: what was signed before still verifies, the new one signs from then on, and it is in the service's journal")
    void renewed() {
        var before = signed(person,
                scene.document(person, person.vault(), Visibility.PRIVATE, Scene.PDF).id());
        scene.pass(Duration.ofDays(400));
        var key = keys.renew();
        var after = signed(person, scene
                .document(person, person.vault(), Visibility.PRIVATE, scene.pdfOf(2_000)).id());
        assertThat(after.receipt().key()).isEqualTo(key).isNotEqualTo(before.receipt().key());
        assertThat(keys.published().keys()).extracting(PublishedKey::id)
                .containsExactly(before.receipt().key(), key);
        valid(before.text());
        valid(after.text());
        var last = scene.events(new Chain.OfService()).getLast();
        assertThat(last.act()).isEqualTo(Act.RECEIPT_KEY_RENEWED);
        assertThat(last.subject()).isEqualTo(key.value());
    }

    @Test
    @DisplayName("LAW-1: with the keys that the service publishes a receipt verifies without it, and with no others")
    void published() {
        var fresh = new Scene(ports -> ports.with(ports.receipt().at(SERVICE))).abri.receipt()
                .keepReceiptKeys().published();
        assertThat(fresh.keys()).as("before anything is signed").hasSize(1);
        var signed = signed(person,
                scene.document(person, person.vault(), Visibility.PRIVATE, Scene.PDF).id());
        keys.renew();
        var text = KeysText.of(keys.published());
        assertThat(text).startsWith("{\"service\":\"" + SERVICE + "\",\"keys\":[\n").endsWith("\n]}\n");
        var read = KeysText.read(text);
        assertThat(read).isEqualTo(keys.published().keys());
        var signatures = scene.ports.receipt().signatures();
        assertThat(VerifyReceipt.verdict(signed.text(), read, signatures))
                .isEqualTo(new Verdict.Valid(signed.receipt()));
        assertThat(VerifyReceipt.verdict(signed.text(), fresh.keys(), signatures))
                .isEqualTo(new Verdict.NotValid(Why.UNKNOWN_KEY));
        assertThat(KeysText.read(text.replace(signed.receipt().key().value(), "0".repeat(16)))).hasSize(1);
        assertThat(KeysText.read("{}")).isEmpty();
    }

    private Finding check(Viewpoint by, Item item) {
        return given(scene.abri.vault().checkDocument().check(by, item.vault(), item.id()));
    }

    private SignedReceipt signed(Viewpoint by, ItemId item) {
        return given(scene.abri.vault().seeReceipt().see(by, person.vault(), item)).receipt().orElseThrow();
    }

    private Receipt valid(String text) {
        var verdict = verify.verify(text);
        assertThat(verdict).isInstanceOf(Verdict.Valid.class);
        return ((Verdict.Valid) verdict).receipt();
    }

    private static BlobId blob(Item item) {
        return ((Document) item.content()).blob();
    }

    private void replace(Item item, byte[] sealed) throws IOException {
        scene.ports.vault().blobs().remove(blob(item));
        try (var writer = scene.ports.vault().blobs().create(blob(item))) {
            writer.write(sealed);
            writer.keep();
        }
    }
}
