package org.abri.web.vault;

import static java.net.http.HttpRequest.BodyPublishers.noBody;
import static java.net.http.HttpRequest.BodyPublishers.ofString;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.abri.application.Once;
import org.abri.application.vault.AddDocument;
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

class LinksTest {
    private static final String LINKS = "/api/v1/vault/links";
    private static final String TITLE = "Attestation de loyer";
    private static final byte[] PDF =
            "%PDF-1.7\n1 0 obj << >> endobj\n%%EOF\n".getBytes(StandardCharsets.US_ASCII);

    private static Running web;
    private static Running.Person manager;
    private static Running.Person person;
    private static ItemId paper;

    @BeforeAll
    static void begin() throws IOException {
        web = Running.plain();
        var relay = web.relay(web.operator(), "Le Pont");
        manager = relay.manager();
        person = web.beneficiary(relay, "Berthe", true);
        paper = document();
    }

    @AfterAll
    static void end() {
        web.close();
    }

    private static ItemId document() throws IOException {
        var by = person.signedIn().viewpoint();
        var command = new AddDocument.Command(by,
                new VaultId(person.signedIn().account().value()),
                new Once(UUID.randomUUID()), Visibility.PRIVATE, TITLE, FileName.sent("loyer.pdf"), true);
        return ((AddDocument.Outcome.Added) Answers.of(
                web.abri.vault().addDocument().add(command, new ByteArrayInputStream(PDF)))).item();
    }

    private static Map<String, Object> given(String life, String openings) {
        var answer = web.post(person, "/api/v1/vault/items/" + paper + "/links",
                "{\"life\": \"" + life + "\", \"openings\": \"" + openings + "\"}");
        assertThat(answer.status()).isEqualTo(201);
        return answer.json();
    }

    private static String path(Map<String, Object> link) {
        var address = (String) link.get("address");
        assertThat(address).startsWith(web.origin() + "/l/");
        return address.substring(web.origin().length());
    }

    private static Running.Answer anybody(String path) {
        return web.send(web.to(path).GET());
    }

    /** As a browser sends the form of the first page, without a session. */
    private static Running.Answer opening(String path) {
        return web.send(web.to(path).header("Origin", web.origin())
                .header("Content-Type", "application/x-www-form-urlencoded").POST(ofString("formToken=")));
    }

    private static int opened(Map<String, Object> link) {
        return ((List<?>) web.get(person, LINKS).json().get("links")).stream().map(one -> (Map<?, ?>) one)
                .filter(one -> one.get("link").equals(link.get("link")))
                .map(one -> ((Number) one.get("opened")).intValue()).findFirst().orElseThrow();
    }

    @Test
    @DisplayName("VLT-8: whoever holds a link presses, sees what the document is called and takes it, without a session, a cookie, or a word on whose it is")
    void withoutAccount() {
        var link = given("A_WEEK", "ONCE");
        var path = path(link);
        var first = anybody(path);
        assertThat(first.status()).isEqualTo(200);
        assertThat(first.text()).contains("<form", path).doesNotContain(TITLE, "Berthe", paper.toString());
        var pressed = opening(path);
        assertThat(pressed.status()).isEqualTo(303);
        var opened = pressed.header("Location").replaceFirst("^http://[^/]*", "");
        assertThat(opened).startsWith(path + "/");
        var page = anybody(opened);
        assertThat(page.text()).contains(TITLE, opened + "/file").doesNotContain("Berthe", paper.toString(),
                "/preview");
        var file = anybody(opened + "/file");
        assertThat(file.status()).isEqualTo(200);
        assertThat(file.text()).isEqualTo(new String(PDF, StandardCharsets.US_ASCII));
        assertThat(file.header("Content-Disposition")).startsWith("attachment;");
        assertThat(file.header("ETag")).doesNotContain(paper.toString());
        assertThat(anybody(opened + "/preview").status()).isEqualTo(404);
        for (var answer : List.of(first, page)) {
            assertThat(answer.header("X-Robots-Tag")).contains("noindex");
            assertThat(answer.header("Referrer-Policy")).isEqualTo("same-origin");
        }
        for (var answer : List.of(first, pressed, page, file)) {
            assertThat(answer.header("Set-Cookie")).isEmpty();
            assertThat(answer.header("Cache-Control")).isEqualTo("no-store");
        }
        assertThat(opened(link)).isEqualTo(1);
    }

    @Test
    @DisplayName("VLT-8: what looks at an address without pressing uses no opening up: GET, HEAD, or what another site sends")
    void machines() {
        var link = given("A_DAY", "ONCE");
        var path = path(link);
        for (var i = 0; i < 3; i++) {
            assertThat(anybody(path).status()).isEqualTo(200);
            assertThat(web.send(web.to(path).method("HEAD", noBody())).status()).isEqualTo(200);
            assertThat(web.send(web.to(path).header("Origin", "https://elsewhere.example")
                    .header("Content-Type", "application/x-www-form-urlencoded").POST(ofString("")))
                    .status()).isEqualTo(403);
        }
        assertThat(opened(link)).isZero();
        assertThat(opening(path).status()).isEqualTo(303);
    }

    @Test
    @DisplayName("VLT-8: used up, stopped, over and never given are answered exactly alike; whose pass is over comes to the first page again")
    void dead() {
        var used = given("A_DAY", "ONCE");
        var pass = opening(path(used)).header("Location").replaceFirst("^http://[^/]*", "");
        var stopped = given("A_DAY", "UNCOUNTED");
        var stopping = web.json(web.as(person, LINKS + "/" + stopped.get("link")), "DELETE", "");
        assertThat(stopping.status()).isEqualTo(204);
        var over = given("A_DAY", "UNCOUNTED");
        var lives = given("A_WEEK", "UNCOUNTED");
        var old = opening(path(lives)).header("Location").replaceFirst("^http://[^/]*", "");
        var never = "/l/" + "0".repeat(64);
        assertThat(anybody(pass).status()).isEqualTo(200);
        web.clock.pass(Duration.ofDays(1));
        person = new Running.Person(person.username(), web.signIn(person.username(), Running.PASSWORD));
        manager = new Running.Person(manager.username(), web.signIn(manager.username(), Running.PASSWORD));
        var wanted = like(anybody(never), never);
        assertThat(wanted).startsWith("404");
        for (var path : List.of(path(used), path(stopped), path(over))) {
            assertThat(like(anybody(path), path)).isEqualTo(wanted);
            assertThat(like(opening(path), path)).isEqualTo(like(opening(never), never));
            assertThat(like(anybody(path + "/x/file"), path))
                    .isEqualTo(like(anybody(never + "/x/file"), never));
        }
        var again = anybody(old);
        assertThat(again.status()).isEqualTo(303);
        assertThat(again.header("Location")).endsWith(path(lives));
        assertThat(anybody(path(lives)).status()).isEqualTo(200);
    }

    private static String like(Running.Answer answer, String path) {
        return answer.status() + answer.text().replace(path, "path")
                .replaceAll("[0-9a-f]{8}-[0-9a-f-]{27}", "request");
    }

    @Test
    @DisplayName("VLT-8: on pages, a link is made with its code and its address, said first to whom it shows the paper, listed, and stopped")
    void onPages() {
        var page = page("/papers/" + paper + "/links");
        assertThat(page).contains("voit ce papier", "name=\"life\"", "name=\"openings\"");
        var made = submit("/papers/" + paper + "/links",
                "life=A_WEEK&openings=FIVE_TIMES&once=" + UUID.randomUUID());
        assertThat(made.status()).isEqualTo(200);
        assertThat(made.text()).contains("<svg", web.origin() + "/l/");
        assertThat(page("/links")).contains(TITLE, "Jamais ouvert");
        assertThat(page("/papers/" + paper + "/links")).contains("Liens vers ce papier");
        var id = ((List<?>) web.get(person, LINKS).json().get("links")).stream()
                .map(one -> (String) ((Map<?, ?>) one).get("link")).findFirst().orElseThrow();
        assertThat(submit("/links/" + id + "/stop", "").status()).isEqualTo(303);
        assertThat(web.get(person, LINKS).text()).doesNotContain(id);
        assertThat(web.get(person, "/api/v1/me/data").text()).contains("\"openings\"");
    }

    private static String page(String path) {
        return web.send(web.browsing(person, path).GET()).text();
    }

    private static Running.Answer submit(String path, String form) {
        return web.send(web.browsing(person, path)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(ofString((form.isEmpty() ? "" : form + "&") + "formToken=" + web.formToken(person))));
    }

    @Test
    @DisplayName("VLT-2, VLT-13: staff and operators give, see and stop no links")
    void ownersAlone() {
        for (var other : List.of(manager, web.operator())) {
            assertThat(web.get(other, LINKS).status()).isIn(403, 404);
            assertThat(web.post(other, "/api/v1/vault/items/" + paper + "/links",
                    "{\"life\": \"A_DAY\", \"openings\": \"ONCE\"}").status()).isIn(403, 404);
        }
    }

    @Test
    @DisplayName("VLT-8: twenty links lead to documents at once, and it is said that no more do")
    void tooMany() {
        var answer = Optional.<Running.Answer> empty();
        for (var i = 0; i < 21; i++) {
            answer = Optional.of(web.post(person, "/api/v1/vault/items/" + paper + "/links",
                    "{\"life\": \"A_MONTH\", \"openings\": \"ONCE\"}"));
        }
        assertThat(answer.orElseThrow().status()).isEqualTo(409);
        assertThat(answer.orElseThrow().code()).isEqualTo("too-many-links");
        assertThat(submit("/papers/" + paper + "/links", "life=A_WEEK&openings=ONCE&once="
                + UUID.randomUUID()).text()).contains("vingt liens");
        ((List<?>) web.get(person, LINKS).json().get("links")).forEach(one -> web
                .json(web.as(person, LINKS + "/" + ((Map<?, ?>) one).get("link")), "DELETE", ""));
    }
}
