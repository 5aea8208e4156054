package org.abri.web.vault;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.abri.application.Once;
import org.abri.application.access.Answer;
import org.abri.application.receipt.KeysText;
import org.abri.application.receipt.PublishedKey;
import org.abri.application.vault.AddDocument;
import org.abri.domain.receipt.SignedReceipt;
import org.abri.domain.vault.FileName;
import org.abri.domain.vault.ItemId;
import org.abri.domain.vault.VaultId;
import org.abri.domain.vault.Visibility;
import org.abri.web.Running;
import org.abri.web.problem.Answers;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Receipts, as people and programs see, keep and verify them. */
class ReceiptsTest {
    private static final byte[] PDF = "%PDF-1.7\n%%EOF\n".getBytes(StandardCharsets.US_ASCII);
    private static final String TITLE = "Quittance de loyer";

    private static Running web;
    private static Running.RelayWithManager relay;
    private static Running.Person person;
    private static ItemId own;
    private static ItemId shared;

    @BeforeAll
    static void begin() throws IOException {
        web = Running.plain();
        relay = web.relay(web.operator(), "Le Pont");
        person = web.beneficiary(relay, "Berthe", true);
        own = document(Visibility.PRIVATE);
        shared = document(Visibility.SHARED);
    }

    @AfterAll
    static void end() {
        web.close();
    }

    private static ItemId document(Visibility visibility) throws IOException {
        var command = new AddDocument.Command(person.signedIn().viewpoint(),
                new VaultId(person.signedIn().account().value()), new Once(UUID.randomUUID()), visibility,
                TITLE, FileName.sent("loyer.pdf"), true);
        return ((AddDocument.Outcome.Added) Answers.of(
                web.abri.vault().addDocument().add(command, new ByteArrayInputStream(PDF)))).item();
    }

    private static String receipt(ItemId item) {
        var answer = web.get(person, "/api/v1/vault/items/" + item + "/receipt");
        assertThat(answer.status()).isEqualTo(200);
        return answer.text();
    }

    private static Map<String, Object> verified(String receipt) {
        var answer = web.json(web.to("/api/v1/receipts/verifications"), "POST",
                "{\"receipt\": \"" + receipt.replace("\\", "\\\\").replace("\"", "\\\"") + "\"}");
        assertThat(answer.status()).isEqualTo(200);
        return answer.json();
    }

    private static Running.Answer page(String path) {
        return web.send(web.browsing(person, path).GET());
    }

    /** As a browser sends the form, without a session. */
    private static Running.Answer pasted(String receipt) {
        return web.send(web.to("/receipts/verify").header("Origin", web.origin())
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(
                        "formToken=&receipt=" + URLEncoder.encode(receipt, StandardCharsets.UTF_8))));
    }

    @Test
    @DisplayName("LAW-1: a receipt is downloaded to the letter, as a file that neither by its name nor its text says what the paper is called")
    void file() {
        var text = receipt(own);
        assertThat(SignedReceipt.read(text).orElseThrow().text()).isEqualTo(text);
        var file = page("/papers/" + own + "/receipt/file");
        assertThat(file.text()).isEqualTo(text).doesNotContain(TITLE, "loyer", "Berthe");
        assertThat(file.header("Content-Disposition")).startsWith("attachment;").contains(own.toString())
                .doesNotContain("loyer");
        assertThat(file.header("Content-Type")).startsWith("application/json");
    }

    @Test
    @DisplayName("LAW-1: the page of a receipt says what it proves, without the title, and shows it as squares, which are a picture of their own")
    void page() {
        var page = page("/papers/" + own + "/receipt");
        assertThat(page.status()).isEqualTo(200);
        assertThat(page.text()).contains(own.toString(), "/papers/" + own + "/receipt/qr", "/check")
                .doesNotContain(TITLE);
        var qr = page("/papers/" + own + "/receipt/qr");
        assertThat(qr.header("Content-Type")).isEqualTo("image/svg+xml");
        assertThat(qr.header("Content-Security-Policy")).contains("sandbox");
        assertThat(qr.text()).startsWith("<svg ").endsWith("</svg>");
        assertThat(page("/papers/" + own).text()).contains("/papers/" + own + "/receipt\"");
    }

    @Test
    @DisplayName("LAW-1, VLT-3: staff see the receipt of what is shared, and of nothing else")
    void staff() {
        var shelf = "/api/v1/relays/" + relay.id() + "/vaults/" + person.signedIn().account() + "/items/";
        assertThat(web.get(relay.manager(), shelf + shared + "/receipt").text()).isEqualTo(receipt(shared));
        assertThat(web.get(relay.manager(), shelf + own + "/receipt").status()).isEqualTo(404);
        assertThat(web.post(relay.manager(), shelf + own + "/checks", "{}").status()).isEqualTo(404);
        assertThat(web.post(relay.manager(), shelf + shared + "/checks", "{}").json())
                .isEqualTo(Map.of("finding", "WHOLE"));
    }

    @Test
    @DisplayName("LAW-1: a paper is checked by a press, and the page says what was found in plain words")
    void checked() {
        assertThat(web.post(person, "/api/v1/vault/items/" + own + "/checks", "{}").json())
                .isEqualTo(Map.of("finding", "WHOLE"));
        assertThat(web.post(person, "/api/v1/vault/items/" + UUID.randomUUID() + "/checks", "{}").status())
                .isEqualTo(404);
    }

    @Test
    @DisplayName("LAW-1: anybody verifies a receipt, and learns whether it is true, and not whether the paper is still there")
    void verifiedByAnybody() throws IOException {
        var gone = document(Visibility.PRIVATE);
        var text = receipt(gone);
        var before = pasted(text);
        assertThat(before.status()).isEqualTo(200);
        assertThat(before.text()).contains("Ce reçu est vrai.").doesNotContain(TITLE, "Berthe");
        assertThat(verified(text)).containsEntry("valid", true).doesNotContainKey("why");
        var unused = web.abri.vault().changeItem().delete(person.signedIn().viewpoint(),
                new VaultId(person.signedIn().account().value()), gone, from -> true);
        var erased = web.abri.vault().keepBin().erase(person.signedIn().viewpoint(),
                new VaultId(person.signedIn().account().value()), gone);
        assertThat(unused).isInstanceOf(Answer.Given.class);
        assertThat(erased).isInstanceOf(Answer.Given.class);
        assertThat(web.get(person, "/api/v1/vault/items/" + gone + "/receipt").status()).isEqualTo(404);
        assertThat(verified(text)).containsEntry("valid", true);
        assertThat(withoutToken(pasted(text))).isEqualTo(withoutToken(before));
    }

    private static String withoutToken(Running.Answer page) {
        return page.text().replaceAll("name=\"formToken\" value=\"[^\"]*\"", "");
    }

    @Test
    @DisplayName("LAW-1, WEB-3: what is no receipt of this service is said to prove nothing, and why, however long or strange it is")
    void notValid() {
        var text = receipt(own);
        Map.of("NOT_A_RECEIPT", List.of("{}", text.substring(1), text + text, "<script>", "x".repeat(9_000)),
                "UNKNOWN_VERSION", List.of(text.replace("receipt\":1", "receipt\":7")),
                "UNKNOWN_KEY",
                List.of(text.replaceFirst("\"key\":\"[0-9a-f]{16}", "\"key\":\"0123456789abcdef")),
                "ALTERED", List.of(text.replace("\"size\":15,", "\"size\":16,")))
                .forEach((why, receipts) -> receipts.forEach(receipt -> {
                    assertThat(verified(receipt)).as(receipt).containsEntry("valid", false)
                            .containsEntry("why", why);
                    assertThat(pasted(receipt).text()).contains("Ce reçu ne prouve rien.")
                            .doesNotContain("<script>");
                }));
        assertThat(pasted("  ").status()).isEqualTo(422);
        assertThat(pasted("x".repeat(5_000_000)).status()).isGreaterThanOrEqualTo(400);
    }

    @Test
    @DisplayName("LAW-1: the public keys are there for anybody, the one that signed among them")
    void keys() {
        var answer = web.send(web.to("/api/v1/receipts/keys").GET());
        assertThat(answer.status()).isEqualTo(200);
        assertThat(KeysText.read(answer.text())).extracting(PublishedKey::id)
                .contains(SignedReceipt.read(receipt(own)).orElseThrow().receipt().key());
    }
}
