package org.abri.web.vault;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.Socket;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.io.ByteArrayInputStream;
import java.io.OutputStream;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HexFormat;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.abri.application.Sha256;
import org.abri.domain.vault.FileName;
import org.abri.web.Multiparts;
import org.abri.web.Running;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class UploadTest {
    private static final int MIB = 1 << 20;

    private static Running web;
    private static Running.RelayWithManager relay;
    private static Running.Person operator;
    private Running.Person person;
    private int blobsBefore;

    @BeforeAll
    static void begin() {
        web = Running.plain();
        operator = web.operator();
        relay = web.relay(operator, "Le Pont");
    }

    @AfterAll
    static void end() {
        web.close();
    }

    @BeforeEach
    void somebody() {
        person = web.beneficiary(relay, "Berthe", true);
        blobsBefore = web.memory.blobs().size();
    }

    @Test
    @DisplayName("LAW-1: a document comes back bit-identical, as an attachment that no page can show")
    void roundTrip() {
        var pdf = Multiparts.pdf(3 * MIB + 17, 1);
        var added = upload(Map.of("title", "Passeport", "visibility", "SHARED"), "passeport été.pdf", pdf);
        assertThat(added.status()).isEqualTo(201);

        var id = added.at("id");
        for (var back : List.of(web.get(person, "/api/v1/vault/items/" + id + "/content"),
                web.get(relay.manager(), "/api/v1/relays/" + relay.id() + "/vaults/"
                        + person.signedIn().account() + "/items/" + id + "/content"))) {
            assertThat(back.status()).isEqualTo(200);
            assertThat(back.bytes()).isEqualTo(pdf);
            assertThat(back.header("Content-Type")).isEqualTo("application/pdf");
            assertThat(back.header("Content-Length")).isEqualTo("" + pdf.length);
            assertThat(back.header("Content-Disposition"))
                    .isEqualTo(
                            "attachment; filename=\"passeport _t_.pdf\"; filename*=UTF-8''passeport%20%C3%A9t%C3%A9.pdf");
            assertThat(back.header("Content-Security-Policy")).startsWith("sandbox; default-src 'none'");
            assertThat(back.header("X-Content-Type-Options")).isEqualTo("nosniff");
            assertThat(back.header("Cache-Control")).isEqualTo("no-store");
        }
        assertThat(web.send(
                web.as(person, "/api/v1/vault/items/" + id + "/content").header("Accept-Encoding", "gzip"))
                .bytes()).isEqualTo(pdf);

        var item = web.get(person, "/api/v1/vault/items/" + id);
        assertThat(item.json()).containsEntry("kind", "DOCUMENT").containsEntry("title", "Passeport")
                .containsEntry("visibility", "SHARED")
                .containsEntry("fileName", "passeport été.pdf")
                .containsEntry("type", "application/pdf").containsEntry("size", pdf.length)
                .containsEntry("sha256", HexFormat.of().formatHex(Sha256.of(pdf)))
                .doesNotContainKeys("text", "addedBy");
        assertThat(item.at("sharedWith", "0", "name")).isEqualTo("Le Pont");
        assertThat(web.get(relay.manager(), "/api/v1/relays/" + relay.id() + "/vaults/"
                + person.signedIn().account() + "/items/" + id).json())
                        .as("G-22: what tells two people's papers to be the same is their owner's alone")
                        .containsEntry("size", pdf.length).doesNotContainKeys("sha256");
        var asStaff = web.get(relay.manager(),
                "/api/v1/relays/" + relay.id() + "/vaults/" + person.signedIn().account() + "/items");
        assertThat(asStaff.at("items", "0", "id")).isEqualTo(id);
        assertThat(asStaff.at("sharedWith"))
                .as("VLT-4: of the person's other relays staff are told nothing")
                .isEqualTo(List.of(Map.of("relay", relay.id().toString(), "name", "Le Pont")));
    }

    @Test
    @DisplayName("UPL-1: 50 MiB are taken, one byte more is not, however its length is said, and nothing of it is kept")
    void largest() {
        var largest = Multiparts.pdf(50 * MIB, 2);
        assertThat(upload(Map.of(), "a.pdf", largest).status()).isEqualTo(201);
        var blobs = web.memory.blobs().size();
        for (var size : List.of(50 * MIB + 1, 51 * MIB)) {
            var body = Multiparts.of(Map.of(), "a.pdf", Multiparts.pdf(size, 3));
            for (var publisher : List.of(BodyPublishers.ofByteArray(body),
                    BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(body)))) {
                var refused = upload(publisher);
                assertThat(refused.status()).isEqualTo(413);
                assertThat(refused.code()).isEqualTo("too-large");
            }
        }
        assertThat(web.memory.blobs()).hasSize(blobs);
        assertThat((List<?>) web.get(person, "/api/v1/vault/items").at("items")).hasSize(1);
    }

    @Test
    @DisplayName("UPL-1: a client that writes everything before it reads gets the 413, and one that announces far too much gets it at once")
    void writesFirst() throws IOException {
        try (var socket = new Socket("localhost", web.port())) {
            socket.setSoTimeout(30_000);
            var out = socket.getOutputStream();
            out.write(head("Content-Length: " + (52 * MIB)));
            var block = Multiparts.join(Multiparts.head(Map.of(), "a.pdf"), Multiparts.pdf(MIB, 4));
            for (long sent = 0; sent < 52L * MIB;) {
                var length = (int) Math.min(block.length, 52L * MIB - sent);
                out.write(block, 0, length);
                sent += length;
            }
            assertThat(statusLine(socket)).isEqualTo("HTTP/1.1 413 Request Entity Too Large");
        }
        try (var socket = new Socket("localhost", web.port())) {
            socket.setSoTimeout(5_000);
            socket.getOutputStream().write(head("Content-Length: 100000000000"));
            assertThat(statusLine(socket)).isEqualTo("HTTP/1.1 413 Request Entity Too Large");
        }
    }

    @Test
    @DisplayName("UPL-3: an upload that is cut off leaves nothing behind")
    void cut() throws Exception {
        for (var how : List.of("Content-Length: " + 5 * MIB, "Transfer-Encoding: chunked")) {
            try (var socket = new Socket("localhost", web.port())) {
                var out = socket.getOutputStream();
                var begun = Multiparts.join(Multiparts.head(Map.of("title", "coupé"), "a.pdf"),
                        Multiparts.pdf(2 * MIB, 5));
                out.write(head(how));
                if (how.endsWith("chunked")) {
                    out.write(
                            (Integer.toHexString(begun.length) + "\r\n").getBytes(StandardCharsets.US_ASCII));
                }
                out.write(begun);
                out.flush();
                Thread.sleep(300);
            }
        }
        var unfinished = Multiparts.join(Multiparts.head(Map.of(), "a.pdf"), Multiparts.pdf(MIB, 6),
                "\r\n--".getBytes(StandardCharsets.US_ASCII));
        assertThat(upload(BodyPublishers.ofByteArray(unfinished)).status()).isEqualTo(400);
        Thread.sleep(500);
        assertThat(web.memory.blobs()).hasSize(blobsBefore);
        assertThat((List<?>) web.get(person, "/api/v1/vault/items").at("items")).isEmpty();
    }

    @Test
    @DisplayName("UPL-1: what is empty, of no accepted type, or contradicts its name is refused, each with its reason")
    void notTaken() {
        assertThat(upload(Map.of(), "a.pdf", new byte[0]).at("fields", "file")).isEqualTo("empty");
        assertThat(upload(Map.of(), "", new byte[0]).at("fields", "file")).isEqualTo("empty");
        assertThat(upload(Map.of(), "a.exe", "MZ\0\0\1\2\3".getBytes(StandardCharsets.ISO_8859_1))
                .at("fields", "file")).isEqualTo("type-not-accepted");
        assertThat(upload(Map.of(), "a.png", Multiparts.pdf(1000, 7)).at("fields", "file"))
                .isEqualTo("content-contradicts-name");
        assertThat(upload(Map.of("title", "x".repeat(151)), "a.pdf", Multiparts.pdf(1000, 7)).at("fields",
                "title")).isEqualTo("too-long");
        assertThat(upload(Map.of("visibility", "EVERYBODY"), "a.pdf", Multiparts.pdf(1000, 7)).at("fields",
                "visibility")).isEqualTo("not-a-choice");
        assertThat(upload(Map.of("folder", "ici"), "a.pdf", Multiparts.pdf(1000, 7)).at("fields", "folder"))
                .isEqualTo("not-a-choice");
        assertThat(web.memory.blobs()).hasSize(blobsBefore);
    }

    @Test
    @DisplayName("MOD-4: staff confirm that what they add may lawfully be stored")
    void lawful() {
        var path = "/api/v1/relays/" + relay.id() + "/vaults/" + person.signedIn().account() + "/documents";
        var pdf = Multiparts.pdf(1000, 8);
        assertThat(upload(relay.manager(), path, Map.of(), pdf).at("fields", "lawful"))
                .isEqualTo("not-confirmed-lawful");
        var added = upload(relay.manager(), path, Map.of("lawful", "true"), pdf);
        assertThat(added.status()).isEqualTo(201);
        var seen = web.get(person, "/api/v1/vault/items/" + added.at("id"));
        assertThat(seen.at("visibility")).isEqualTo("SHARED");
        assertThat(seen.at("addedBy", "name")).isEqualTo("Marie Gère");
        assertThat(seen.at("addedBy", "relay")).isEqualTo("Le Pont");
        assertThat(upload(relay.manager(), path, Map.of("lawful", "true", "visibility", "PRIVATE"), pdf)
                .status()).isEqualTo(403);
        assertThat(upload(operator, path, Map.of("lawful", "true"), pdf).status()).isEqualTo(404);
        assertThat(upload(operator, "/api/v1/vault/documents", Map.of(), pdf).status()).isEqualTo(403);
    }

    @Test
    @DisplayName("GATE-5: the fields of a form with a file are known and few, and there is one file")
    void shape() {
        var pdf = Multiparts.pdf(1000, 9);
        var twoFiles = Multiparts.join(Multiparts.head(Map.of(), "a.pdf"), pdf,
                "\r\n".getBytes(StandardCharsets.UTF_8),
                Multiparts.of(Map.of(), "b.pdf", pdf));
        assertThat(upload(BodyPublishers.ofByteArray(twoFiles)).code()).isEqualTo("malformed");
        assertThat(upload(Map.of("owner", "me"), "a.pdf", pdf).at("fields", "owner"))
                .isEqualTo("unknown-field");
        assertThat(upload(fileFirst(pdf, "owner", "me")).at("fields", "owner")).isEqualTo("unknown-field");
        assertThat(upload(fileFirst(pdf, "title", "x".repeat(200))).at("fields", "title"))
                .isEqualTo("too-long");
        assertThat(upload(fileFirst(pdf, "title", "x".repeat(70_000))).status()).isEqualTo(413);
        assertThat(upload(fileFirst(pdf, "visibility", "EVERYBODY")).at("fields", "visibility"))
                .isEqualTo("not-a-choice");
        assertThat(upload(Map.of("title", "x".repeat(70_000)), "a.pdf", pdf).status()).isEqualTo(413);
        var fields = ("--" + Multiparts.BOUNDARY
                + "\r\nContent-Disposition: form-data; name=\"title\"\r\n\r\nalone")
                        .getBytes(StandardCharsets.UTF_8);
        assertThat(upload(BodyPublishers.ofByteArray(Multiparts.join(fields, Multiparts.tail()))).at("fields",
                "file")).isEqualTo("missing");
        assertThat(upload(BodyPublishers.ofString("no parts at all")).at("fields", "file"))
                .isEqualTo("missing");
        assertThat(upload(BodyPublishers.noBody()).at("fields", "file")).isEqualTo("missing");
        assertThat(web.post(person, "/api/v1/vault/documents", "{}").status()).isEqualTo(415);
        assertThat(web.send(web.to("/api/v1/vault/documents").header("Content-Type", Multiparts.TYPE)
                .header("Sec-Fetch-Site", "same-origin")
                .POST(BodyPublishers.ofByteArray(Multiparts.of(Map.of(), "a.pdf", pdf)))).status())
                        .isEqualTo(401);
        assertThat(web.memory.blobs()).hasSize(blobsBefore);
    }

    @Test
    @DisplayName("FIELD 21: what is said after the file counts as what is said before it")
    void fileFirst() {
        var added = upload(fileFirst(Multiparts.pdf(300_000, 21), "title", "Dit après"));
        assertThat(added.status()).isEqualTo(201);
        assertThat(web.get(person, "/api/v1/vault/items/" + added.at("id")).json())
                .containsEntry("title", "Dit après").containsEntry("size", 300_000);
        var confirmed = web.send(web.as(relay.manager(),
                "/api/v1/relays/" + relay.id() + "/vaults/" + person.signedIn().account() + "/documents")
                .header("Content-Type", Multiparts.TYPE)
                .POST(fileFirst(Multiparts.pdf(1000, 22), "lawful", "true")));
        assertThat(confirmed.status()).isEqualTo(201);
    }

    private static BodyPublisher fileFirst(byte[] file, String field, String value) {
        return BodyPublishers.ofByteArray(Multiparts.join(Multiparts.head(Map.of(), "a.pdf"), file,
                ("\r\n--" + Multiparts.BOUNDARY + "\r\nContent-Disposition: form-data; name=\"" + field
                        + "\"\r\n\r\n" + value).getBytes(StandardCharsets.UTF_8),
                Multiparts.tail()));
    }

    @Test
    @DisplayName("SES-3: an upload under way when its session ends leaves nothing; a download is visibly cut")
    void sessionEndsMeanwhile() throws Exception {
        var leaving = web.again(person);
        assertThat(slowly(leaving, sending -> {
            web.abri.session().signOut().signOut(leaving.token());
            // half a second from when the server began to read, however late it did
            Thread.sleep(2_000);
        }).status()).isEqualTo(401);
        assertThat(web.memory.blobs()).hasSize(blobsBefore);
        var reader = web.again(person);
        var id = upload(Map.of(), "a.pdf", Multiparts.pdf(30 * MIB, 24)).at("id");
        try (var socket = new Socket("localhost", web.port())) {
            socket.setSoTimeout(20_000);
            socket.setReceiveBufferSize(16 * 1024);
            socket.getOutputStream()
                    .write(("GET /api/v1/vault/items/" + id + "/content HTTP/1.1\r\nHost: localhost\r\n"
                            + "Authorization: Bearer " + reader.signedIn().token() + "\r\n\r\n")
                                    .getBytes(StandardCharsets.US_ASCII));
            assertThat(socket.getInputStream().readNBytes(1000)).hasSize(1000);
            web.abri.session().signOut().signOut(reader.signedIn().token());
            Thread.sleep(600);
            assertThat(socket.getInputStream().readAllBytes().length).isLessThan(30 * MIB - 1000);
        }
    }

    @Test
    @DisplayName("SES-2, FIELD 17: whoever sends for longer than a session may rest is still signed in afterwards")
    void longUpload() throws Exception {
        var patient = web.again(person);
        assertThat(slowly(patient, sending -> {
            for (int i = 0; i < 3; i++) {
                sending.write(new byte[1000]);
                sending.flush();
                Thread.sleep(700);
                web.clock.pass(Duration.ofMinutes(8));
            }
        }).status()).isEqualTo(201);
        assertThat(web.get(patient, "/api/v1/vault/items").status()).isEqualTo(200);
    }

    /** What happens while an upload is under way. */
    private interface Meanwhile {
        void happens(OutputStream sending) throws Exception;
    }

    private Running.Answer slowly(Running.Person by, Meanwhile meanwhile) throws Exception {
        var bytes = new PipedInputStream();
        CompletableFuture<Running.Answer> answer;
        try (var sending = new PipedOutputStream(bytes)) {
            answer = CompletableFuture.supplyAsync(() -> web.send(web.as(by, "/api/v1/vault/documents")
                    .header("Content-Type", Multiparts.TYPE)
                    .POST(BodyPublishers.ofInputStream(() -> bytes))));
            sending.write(Multiparts.head(Map.of(), "a.pdf"));
            sending.write(Multiparts.pdf(1000, 23));
            sending.flush();
            meanwhile.happens(sending);
            sending.write(Multiparts.tail());
        }
        return answer.get(30, TimeUnit.SECONDS);
    }

    @Test
    @DisplayName("WEB-1: a browser's upload carries the token of its session, or is refused")
    void token() {
        var pdf = Multiparts.pdf(1000, 10);
        assertThat(browsed(Map.of(), pdf).code()).isEqualTo("form-token");
        var token = web.formToken(person);
        assertThat(browsed(Map.of("formToken", token, "once", UUID.randomUUID().toString()), pdf).status())
                .isEqualTo(201);
    }

    @Test
    @DisplayName("I4: the same upload sent twice with one key is there once")
    void once() {
        var key = UUID.randomUUID().toString();
        var body = Multiparts.of(Map.of("title", "Carte"), "a.pdf", Multiparts.pdf(1000, 11));
        var first =
                web.send(documents().header("Idempotency-Key", key).POST(BodyPublishers.ofByteArray(body)));
        var second =
                web.send(documents().header("Idempotency-Key", key).POST(BodyPublishers.ofByteArray(body)));
        assertThat(second.text()).isEqualTo(first.text());
        assertThat((List<?>) web.get(person, "/api/v1/vault/items").at("items")).hasSize(1);
        assertThat(web
                .send(documents().header("Idempotency-Key", "again").POST(BodyPublishers.ofByteArray(body)))
                .code()).isEqualTo("malformed-key");
    }

    @Test
    @DisplayName("G-19, G-2: NUL, marks without end and path signs in a file's name are mended, never an error of the server")
    void hostileFileNames() {
        var pdf = Multiparts.pdf(1000, 13);
        for (var name : List.of("a\u0000b.pdf", "\u0000", "a.pdf\u0000", "\u0000.pdf",
                "e" + "\u0301\u0316".repeat(1_500) + ".pdf",
                "\u202Ea\u0000\u2028.pdf", "\uFEFF.pdf")) {
            var added = upload(Map.of(), name, pdf);
            assertThat(added.status()).as(added.text()).isEqualTo(201);
            assertThat(web.get(person, "/api/v1/vault/items/" + added.at("id") + "/content")
                    .header("Content-Disposition")).endsWith(".pdf");
        }
    }

    @Test
    @DisplayName("FIELD 6, 7: a file under another accepted picture's name, or with dots for an extension, keeps its bytes and gets its true extension")
    void trueExtensions() {
        var png = Base64.getDecoder().decode(
                "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAAAAAA6fptVAAAACklEQVR4XmNgAAAAAgAB3p6PvwAAAABJRU5ErkJggg==");
        for (var sent : Map.of("capture.jpg", "capture.png", "IMG.HEIC", "IMG.png", "Photo du 12.03.2024",
                "Photo du 12.03.2024.png", "image", "image.png", "photo.jpeg.tmp", "photo.png").entrySet()) {
            var added = upload(Map.of(), sent.getKey(), png);
            assertThat(added.status()).as(added.text()).isEqualTo(201);
            var back = web.get(person, "/api/v1/vault/items/" + added.at("id") + "/content");
            assertThat(back.bytes()).isEqualTo(png);
            assertThat(back.header("Content-Disposition")).contains("filename=\"" + sent.getValue() + "\"");
            assertThat(back.header("Content-Type")).isEqualTo("image/png");
        }
        assertThat(web.get(person, "/api/v1/vault/items").text()).contains("Photo du 12.03.2024");
    }

    @Test
    @DisplayName("UPL-4: odd file names are given back safely")
    void fileNames() {
        var pdf = Multiparts.pdf(1000, 12);
        var id = upload(Map.of(), "..\\\\..//etc/ré%22sumé ;x.pdf", pdf).at("id");
        assertThat(web.get(person, "/api/v1/vault/items/" + id + "/content").header("Content-Disposition"))
                .startsWith("attachment; filename=\"")
                .doesNotContain("..").doesNotContain("/");
        assertThat(FileAnswer.disposition(new FileName("a'b;c%41é.pdf")))
                .isEqualTo(
                        "attachment; filename=\"a'b;c_41_.pdf\"; filename*=UTF-8''a%27b%3Bc%2541%C3%A9.pdf");
    }

    @Test
    @DisplayName("GATE-4, CRY-7: a download that is no longer allowed is visibly cut")
    void cutDownload() throws Exception {
        var pdf = Multiparts.pdf(48 * MIB, 13);
        var id = upload(Map.of("visibility", "SHARED"), "a.pdf", pdf).at("id");
        var path = "/api/v1/relays/" + relay.id() + "/vaults/" + person.signedIn().account() + "/items/" + id
                + "/content";
        try (var socket = new Socket()) {
            socket.setReceiveBufferSize(64 * 1024);
            socket.connect(new java.net.InetSocketAddress("localhost", web.port()));
            socket.setSoTimeout(20_000);
            socket.getOutputStream()
                    .write(("GET " + path + " HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer "
                            + relay.manager().token()
                            + "\r\n\r\n").getBytes(StandardCharsets.US_ASCII));
            assertThat(statusLine(socket)).isEqualTo("HTTP/1.1 200 OK");
            assertThat(web.send(web.as(person, "/api/v1/vault/affiliations/" + relay.id()).DELETE()).status())
                    .isEqualTo(204);
            web.clock.pass(Duration.ofSeconds(1));
            long got = 0;
            try {
                var buffer = new byte[64 * 1024];
                for (int read = 0; read >= 0; read = socket.getInputStream().read(buffer)) {
                    got += read;
                }
            } catch (IOException reset) {
                // as good as an end
            }
            assertThat(got).isLessThan(48L * MIB);
        }
        assertThat(web.get(relay.manager(), path).status()).isEqualTo(404);
    }

    @Test
    @DisplayName("VLT-2, VLT-8: the owner renames, rewrites, shares, keeps private and deletes")
    void changes() {
        var id = web.post(person, "/api/v1/vault/notes", "{\"title\": \"Liste\", \"text\": \"pain\"}")
                .at("id");
        var path = "/api/v1/vault/items/" + id;
        assertThat(web.get(person, path).json()).containsEntry("kind", "NOTE")
                .containsEntry("visibility", "PRIVATE").containsEntry("text", "pain")
                .containsEntry("sharedWith", List.of());
        assertThat(web.json(web.as(person, path), "PATCH", "{\"visibility\": \"SHARED\"}").status())
                .isEqualTo(204);
        assertThat(web.json(web.as(person, path + "/note").header("If-Match", "*"), "PUT",
                "{\"title\": \"Liste\", \"text\": \"pain, lait\"}").status()).isEqualTo(204);
        assertThat(web
                .json(web.as(person, path).header("If-Match", "\"3\""), "PATCH", "{\"title\": \"Courses\"}")
                .status())
                        .isEqualTo(204);
        assertThat(web.json(web.as(person, path), "PATCH", "{\"title\": \"x\", \"visibility\": \"PRIVATE\"}")
                .at("fields", "title")).isEqualTo("one-at-a-time");
        assertThat(web.json(web.as(person, path), "PATCH", "{}").at("fields", "title")).isEqualTo("missing");
        assertThat(web.get(person, path).json()).containsEntry("title", "Courses")
                .containsEntry("text", "pain, lait")
                .containsEntry("visibility", "SHARED");
        assertThat(web.json(
                web.as(relay.manager(),
                        "/api/v1/relays/" + relay.id() + "/vaults/" + person.signedIn().account() + "/items/"
                                + id),
                "PATCH", "{\"title\": \"x\"}").code()).isEqualTo("staff-correct-only-what-their-relay-added");
        assertThat(web.send(web.as(person, path).header("If-Match", "*").DELETE()).status()).isEqualTo(204);
        assertThat(web.get(person, path).status()).isEqualTo(404);
        web.clock.pass(Duration.ofSeconds(1));
    }

    private Running.Answer upload(Map<String, String> fields, String fileName, byte[] file) {
        return upload(BodyPublishers.ofByteArray(Multiparts.of(fields, fileName, file)));
    }

    private Running.Answer upload(BodyPublisher body) {
        return web.send(documents().POST(body));
    }

    private java.net.http.HttpRequest.Builder documents() {
        return web.as(person, "/api/v1/vault/documents").header("Content-Type", Multiparts.TYPE);
    }

    private static Running.Answer upload(Running.Person by, String path, Map<String, String> fields,
            byte[] file) {
        return web.send(web.as(by, path).header("Content-Type", Multiparts.TYPE)
                .POST(BodyPublishers.ofByteArray(Multiparts.of(fields, "a.pdf", file))));
    }

    /** What a page's form carries in a field, a program that shows the page's cookie says in a header. */
    private Running.Answer browsed(Map<String, String> fields, byte[] file) {
        var request = web.browsing(person, "/api/v1/vault/documents").header("Content-Type", Multiparts.TYPE)
                .POST(BodyPublishers.ofByteArray(Multiparts.of(fields, "a.pdf", file)));
        return web.send(fields.containsKey("formToken")
                ? request.header("Abri-Form-Token", fields.get("formToken"))
                : request);
    }

    private byte[] head(String length) {
        return ("POST /api/v1/vault/documents HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer "
                + person.token() + "\r\nContent-Type: "
                + Multiparts.TYPE + "\r\n" + length + "\r\n\r\n").getBytes(StandardCharsets.US_ASCII);
    }

    private static String statusLine(Socket socket) throws IOException {
        var line = new StringBuilder();
        for (int c = socket.getInputStream().read(); c >= 0 && c != '\r';
                c = socket.getInputStream().read()) {
            line.append((char) c);
        }
        return line.toString();
    }
}
