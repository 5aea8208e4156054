package org.abri.web.vault;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.Socket;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.abri.domain.vault.ResumableUpload;
import org.abri.web.Multiparts;
import org.abri.web.Running;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** UPL-3: tus 1.0.0, as a program speaks it. */
class UploadsApiTest {
    private static final int MIB = 1 << 20;
    private static final String OWN = "/api/v1/vault/uploads";
    private static final String PART = "application/offset+octet-stream";

    private static Running web;
    private static Running.RelayWithManager relay;
    private Running.Person person;
    private final byte[] pdf = Multiparts.pdf(2 * MIB + 17, 1);

    @BeforeAll
    static void begin() {
        web = Running.plain();
        relay = web.relay(web.operator(), "Le Pont");
    }

    @AfterAll
    static void end() {
        web.close();
    }

    @BeforeEach
    void somebody() {
        person = web.beneficiary(relay, "Berthe", true);
    }

    @Test
    @DisplayName("UPL-3: a document that comes in two parts is the one that was sent; each answer says how far it has come, and the last which document it is")
    void inTwoParts() throws IOException {
        var begun = begin(person, OWN, pdf.length,
                Map.of("filename", "passeport été.pdf", "title", "Passeport", "visibility", "SHARED"));
        assertThat(begun.status()).isEqualTo(201);
        assertThat(begun.header("Tus-Resumable")).isEqualTo("1.0.0");
        assertThat(begun.header("Upload-Offset")).isEqualTo("0");
        var at = begun.header("Location");
        assertThat(at).startsWith(OWN + "/");
        var expires = ZonedDateTime.parse(begun.header("Upload-Expires"),
                DateTimeFormatter.RFC_1123_DATE_TIME);
        assertThat(Duration.between(web.clock.instant(), expires.toInstant()))
                .isBetween(ResumableUpload.LIFE.minusMinutes(1), ResumableUpload.LIFE);

        var first = patch(person, at, 0, Arrays.copyOf(pdf, MIB));
        assertThat(first.status()).isEqualTo(204);
        assertThat(first.header("Upload-Offset")).isEqualTo("" + MIB);
        assertThat(first.header("Link")).isEmpty();
        var seen = head(person, at);
        assertThat(seen.status()).isEqualTo(200);
        assertThat(seen.header("Upload-Offset")).isEqualTo("" + MIB);
        assertThat(seen.header("Upload-Length")).isEqualTo("" + pdf.length);
        assertThat(seen.header("Cache-Control")).isEqualTo("no-store");
        assertThat(seen.header("Upload-Metadata")).contains("filename " + base64("passeport été.pdf"))
                .contains("title " + base64("Passeport"));

        var last = patch(person, at, MIB, Arrays.copyOfRange(pdf, MIB, pdf.length));
        assertThat(last.status()).isEqualTo(204);
        assertThat(last.header("Upload-Offset")).isEqualTo("" + pdf.length);
        var item = last.header("Link").replaceAll("<(.*)>; rel=\"item\"", "$1");
        assertThat(web.get(person, item + "/content").bytes()).isEqualTo(pdf);
        assertThat(web.get(person, item).json()).containsEntry("title", "Passeport")
                .containsEntry("visibility", "SHARED").containsEntry("fileName", "passeport été.pdf");
        assertThat(head(person, at).header("Link")).isEqualTo(last.header("Link"));
        assertThat(head(person, at).header("Upload-Offset")).isEqualTo("" + pdf.length);
        assertThat(patch(person, at, MIB, new byte[1]).status()).as("I4: sent again").isEqualTo(409);
        assertThat(patch(person, at, pdf.length, new byte[0]).status()).isEqualTo(204);
        assertThat((List<?>) web.get(person, "/api/v1/vault/items").at("items")).hasSize(1);
    }

    @Test
    @DisplayName("UPL-3: what came before the connection broke is kept, and gone on with")
    void cut() throws Exception {
        var at = begin(person, OWN, pdf.length, Map.of("filename", "a.pdf")).header("Location");
        try (var socket = new Socket("localhost", web.port())) {
            var out = socket.getOutputStream();
            out.write(("PATCH " + at + " HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer "
                    + person.token() + "\r\nTus-Resumable: 1.0.0\r\nUpload-Offset: 0\r\nContent-Type: " + PART
                    + "\r\nContent-Length: " + pdf.length + "\r\n\r\n").getBytes(StandardCharsets.US_ASCII));
            out.write(pdf, 0, MIB);
            out.flush();
            Thread.sleep(300);
        }
        var arrived = arrived(at);
        for (var tries = 0; arrived == 0 && tries < 100; tries++) {
            Thread.sleep(100);
            arrived = arrived(at);
        }
        assertThat(arrived).isBetween(1L, (long) MIB);
        var last = patch(person, at, arrived, Arrays.copyOfRange(pdf, (int) arrived, pdf.length));
        assertThat(last.status()).isEqualTo(204);
        assertThat(web.get(person, last.header("Link").replaceAll("<(.*)>.*", "$1") + "/content").bytes())
                .isEqualTo(pdf);
    }

    private long arrived(String at) {
        return Long.parseLong(head(person, at).header("Upload-Offset"));
    }

    @Test
    @DisplayName("UPL-3: who asks what is spoken here is told the version, the extensions and the largest document")
    void options() {
        var answer = web.send(web.as(person, OWN).method("OPTIONS", BodyPublishers.noBody()));
        assertThat(answer.status()).isEqualTo(204);
        assertThat(answer.header("Tus-Version")).isEqualTo("1.0.0");
        assertThat(answer.header("Tus-Extension")).isEqualTo("creation,expiration,termination");
        assertThat(answer.header("Tus-Max-Size")).isEqualTo("" + 50 * MIB);
    }

    @Test
    @DisplayName("GATE-5, UPL-3: wrong offsets, lengths, versions, types and words are refused, each as the standard says, and nothing is kept")
    void malformed() {
        var blobs = web.memory.blobs().size();
        assertThat(begin(person, OWN, 50 * MIB + 1, Map.of("filename", "a.pdf")).status()).isEqualTo(413);
        for (var length : List.of("", "-1", "1.5", "0x10", "9999999999999999999", "abc")) {
            var request = tus(web.as(person, OWN)).POST(BodyPublishers.noBody())
                    .header("Upload-Metadata", "filename " + base64("a.pdf"));
            assertThat(web.send(length.isEmpty() ? request : request.header("Upload-Length", length)).code())
                    .as(length).isEqualTo("malformed");
        }
        assertThat(web.send(tus(web.as(person, OWN)).POST(BodyPublishers.noBody())
                .header("Upload-Defer-Length", "1")).code()).isEqualTo("length-needed");
        assertThat(begin(person, OWN, 0, Map.of("filename", "a.pdf")).status()).isEqualTo(422);
        assertThat(web.send(tus(web.as(person, OWN)).POST(BodyPublishers.ofByteArray(pdf))
                .header("Upload-Length", "" + pdf.length)).status()).isEqualTo(400);
        var unknown = begin(person, OWN, 9, Map.of("filename", "a.pdf", "filetype", "application/pdf"));
        assertThat(unknown.status()).isEqualTo(400);
        assertThat(unknown.at("fields", "filetype")).isEqualTo("unknown-field");
        assertThat(begin(person, OWN, 9, Map.of("filename", "a.pdf", "formToken", "x")).status())
                .isEqualTo(400);
        assertThat(begin(person, OWN, 9, Map.of("filename", "a.pdf", "visibility", "BINNED")).status())
                .isEqualTo(422);
        for (var metadata : List.of("filename a.pdf", "filename " + base64("a") + ",filename " + base64("b"),
                "filename  x", " ,", "filename " + base64("a") + " b")) {
            assertThat(web.send(tus(web.as(person, OWN)).POST(BodyPublishers.noBody())
                    .header("Upload-Length", "9").header("Upload-Metadata", metadata)).status()).as(metadata)
                            .isEqualTo(400);
        }

        var at = begin(person, OWN, pdf.length, Map.of("filename", "a.pdf")).header("Location");
        var another = patch(person, at, 1, pdf);
        assertThat(another.status()).isEqualTo(409);
        assertThat(another.code()).isEqualTo("another-offset");
        assertThat(another.header("Content-Type")).startsWith("application/problem+json");
        assertThat(another.header("Tus-Resumable")).isEqualTo("1.0.0");
        var type = web.send(tus(web.as(person, at)).header("Upload-Offset", "0")
                .header("Content-Type", "application/octet-stream")
                .method("PATCH", BodyPublishers.ofByteArray(pdf)));
        assertThat(type.status()).isEqualTo(415);
        assertThat(web.send(tus(web.as(person, at)).header("Content-Type", PART).method("PATCH",
                BodyPublishers.ofByteArray(pdf))).status()).as("no offset").isEqualTo(400);
        assertThat(patch(person, at, 0, Arrays.copyOf(pdf, pdf.length + 1)).status()).isEqualTo(413);
        for (var request : List.of(web.as(person, OWN).POST(BodyPublishers.noBody()),
                web.as(person, at).method("HEAD", BodyPublishers.noBody()),
                web.as(person, at).DELETE(),
                web.as(person, at).header("Content-Type", PART).header("Upload-Offset", "0").method("PATCH",
                        BodyPublishers.ofByteArray(pdf)),
                web.as(person, at).header("Tus-Resumable", "0.2.2").DELETE())) {
            var answer = web.send(request);
            assertThat(answer.status()).isEqualTo(412);
            assertThat(answer.header("Tus-Version")).isEqualTo("1.0.0");
        }
        assertThat(head(person, at).header("Upload-Offset")).isEqualTo("0");
        assertThat(web.memory.blobs()).hasSize(blobs);
    }

    @Test
    @DisplayName("GATE-2, VLT-5: staff send to a vault that they feed; their upload is unknown to everybody else, the owner too")
    void ofAnother() {
        var shared = "/api/v1/relays/" + relay.id() + "/vaults/" + person.signedIn().account() + "/uploads";
        var manager = relay.manager();
        assertThat(begin(manager, shared, 9, Map.of("filename", "a.pdf")).at("fields", "lawful"))
                .isEqualTo("not-confirmed-lawful");
        var begun = begin(manager, shared, pdf.length, Map.of("filename", "a.pdf", "lawful", "true"));
        var at = begun.header("Location");
        assertThat(at).startsWith(shared + "/");
        var id = at.substring(at.lastIndexOf('/'));
        var colleague = web.professional(relay, "Nadia");
        var theirs = begin(person, OWN, pdf.length, Map.of("filename", "a.pdf")).header("Location");
        for (var tried : List.of(Map.entry(person, OWN + id), Map.entry(colleague, at),
                Map.entry(manager, shared + theirs.substring(theirs.lastIndexOf('/'))),
                Map.entry(person, OWN + "/" + UUID.randomUUID()), Map.entry(person, OWN + "/none"))) {
            assertThat(head(tried.getKey(), tried.getValue()).status()).isEqualTo(404);
            assertThat(patch(tried.getKey(), tried.getValue(), 0, pdf).code()).isEqualTo("not-found");
            assertThat(web.send(tus(web.as(tried.getKey(), tried.getValue())).DELETE()).status())
                    .isEqualTo(404);
        }
        var last = patch(manager, at, 0, pdf);
        assertThat(last.status()).isEqualTo(204);
        assertThat(web.get(person, "/api/v1/vault/items" + last.header("Link").replaceAll(
                "<.*(/[^/>]*)>.*", "$1")).at("visibility")).isEqualTo("SHARED");
    }

    @Test
    @DisplayName("UPL-3: one that was stopped is gone; one whose day is over is answered as over")
    void stoppedAndOver() {
        var at = begin(person, OWN, pdf.length, Map.of("filename", "a.pdf")).header("Location");
        patch(person, at, 0, Arrays.copyOf(pdf, MIB));
        assertThat(web.send(tus(web.as(person, at)).DELETE()).status()).isEqualTo(204);
        assertThat(head(person, at).status()).isEqualTo(404);
        var over = begin(person, OWN, pdf.length, Map.of("filename", "a.pdf")).header("Location");
        web.clock.pass(ResumableUpload.LIFE);
        person = web.again(person);
        var answer = patch(person, over, 0, pdf);
        assertThat(answer.status()).isEqualTo(410);
        assertThat(answer.code()).isEqualTo("upload-over");
        assertThat(head(person, over).status()).isEqualTo(410);
    }

    @Test
    @DisplayName("UPL-1: what is no document that is taken is refused at its end, and gone")
    void notADocument() {
        var zeros = new byte[1000];
        var at = begin(person, OWN, zeros.length, Map.of("filename", "a.pdf")).header("Location");
        var answer = patch(person, at, 0, zeros);
        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.at("fields", "file")).isEqualTo("type-not-accepted");
        assertThat(head(person, at).status()).isEqualTo(404);
    }

    @Test
    @DisplayName("WEB-1: a browser's cookie needs the form's token and our origin, for each request that changes something")
    void cookie() {
        var token = web.formToken(person);
        var metadata = "filename " + base64("a.pdf");
        var without = web.send(tus(web.browsing(person, OWN)).header("Upload-Length", "" + pdf.length)
                .header("Upload-Metadata", metadata).POST(BodyPublishers.noBody()));
        assertThat(without.status()).isEqualTo(403);
        var begun = web.send(tus(web.browsing(person, OWN)).header("Upload-Length", "" + pdf.length)
                .header("Upload-Metadata", metadata).header("Abri-Form-Token", token)
                .POST(BodyPublishers.noBody()));
        assertThat(begun.status()).isEqualTo(201);
        var at = begun.header("Location");
        assertThat(web.send(tus(web.browsing(person, at)).header("Upload-Offset", "0")
                .header("Content-Type", PART).method("PATCH", BodyPublishers.ofByteArray(pdf))).status())
                        .isEqualTo(403);
        assertThat(web.send(tus(web.to(at).header("Cookie", "abri-development-session=" + person.token())
                .header("Origin", "https://elsewhere.example")).header("Abri-Form-Token", token)
                        .header("Upload-Offset", "0").header("Content-Type", PART)
                        .method("PATCH", BodyPublishers.ofByteArray(pdf)))
                .status()).isEqualTo(403);
        assertThat(web.send(tus(web.browsing(person, at)).header("Abri-Form-Token", token)
                .header("Upload-Offset", "0").header("Content-Type", PART)
                .method("PATCH", BodyPublishers.ofByteArray(pdf))).status()).isEqualTo(204);
        assertThat(web.send(tus(web.to(OWN)).POST(BodyPublishers.noBody())).status()).isEqualTo(401);
    }

    @Test
    @DisplayName("UPL-3, ADR 281: the page's form takes what came part by part in the place of a file, once it has come, and leads on as ever")
    void withTheForm() {
        var at = begin(person, OWN, pdf.length, Map.of("filename", "a.pdf", "title", "Bail"))
                .header("Location");
        var id = at.substring(at.lastIndexOf('/') + 1);
        assertThat(form(Map.of("title", "Bail", "uploads", id)).status()).as("not yet").isEqualTo(422);
        patch(person, at, 0, pdf);
        var done = form(Map.of("title", "Bail", "uploads", id));
        assertThat(done.status()).isEqualTo(303);
        assertThat(done.header("Location")).startsWith("/papers/");
        for (var unknown : List.of(UUID.randomUUID().toString(), "x", " ", id + " x")) {
            assertThat(form(Map.of("title", "Bail", "uploads", unknown)).status()).as(unknown)
                    .isEqualTo(422);
        }
        var other = web.beneficiary(relay, "Claire", true);
        person = other;
        assertThat(form(Map.of("title", "Bail", "uploads", id)).status()).isEqualTo(422);
    }

    private Running.Answer form(Map<String, String> fields) {
        var all = new HashMap<>(fields);
        all.put("formToken", web.formToken(person));
        all.put("once", UUID.randomUUID().toString());
        var body = Multiparts.of(all, "", new byte[0]);
        return web.send(web.browsing(person, "/papers/add")
                .header("Content-Type", "multipart/form-data; boundary=" + Multiparts.BOUNDARY)
                .POST(BodyPublishers.ofByteArray(body)));
    }

    private static Running.Answer begin(Running.Person by, String where, long length,
            Map<String, String> said) {
        var metadata = new LinkedHashMap<>(said).entrySet().stream()
                .map(pair -> pair.getKey() + " " + base64(pair.getValue())).collect(Collectors.joining(","));
        return web.send(tus(web.as(by, where)).header("Upload-Length", Long.toString(length))
                .header("Upload-Metadata", metadata).POST(BodyPublishers.noBody()));
    }

    private static Running.Answer head(Running.Person by, String at) {
        return web.send(tus(web.as(by, at)).method("HEAD", BodyPublishers.noBody()));
    }

    private static Running.Answer patch(Running.Person by, String at, long offset, byte[] part) {
        return web.send(tus(web.as(by, at)).header("Upload-Offset", Long.toString(offset))
                .header("Content-Type", PART).method("PATCH", BodyPublishers.ofByteArray(part)));
    }

    private static HttpRequest.Builder tus(HttpRequest.Builder request) {
        return request.header("Tus-Resumable", "1.0.0");
    }

    private static String base64(String text) {
        return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }
}
