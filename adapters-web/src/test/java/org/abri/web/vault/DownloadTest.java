package org.abri.web.vault;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.abri.web.Multiparts;
import org.abri.web.Running;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Files are taken by browsers, by what fetches files for them, and by programs: each goes on from where it broke off. */
class DownloadTest {
    private static final byte[] PDF = Multiparts.pdf(700_001, 3);

    private static Running web;
    private static Running.RelayWithManager relay;
    private static Running.Person person;
    private static String id;

    @BeforeAll
    static void begin() {
        web = Running.plain();
        relay = web.relay(web.operator(), "Le Pont");
        person = web.beneficiary(relay, "Berthe", true);
        id = added();
    }

    @AfterAll
    static void end() {
        web.close();
    }

    @Test
    @DisplayName("UPL-4: a download that broke off goes on: any part is given, bit-identical, with where it belongs")
    void parts() {
        for (var path : paths(id)) {
            for (var part : new int[][] { { 0, 0 }, { 0, 99_999 }, { 262_143, 262_144 },
                    { 700_000, 700_000 } }) {
                var answer = web.send(asking(path, "Range", "bytes=" + part[0] + "-" + part[1]));

                assertThat(answer.status()).isEqualTo(206);
                assertThat(answer.bytes()).isEqualTo(Arrays.copyOfRange(PDF, part[0], part[1] + 1));
                assertThat(answer.header("Content-Range"))
                        .isEqualTo("bytes " + part[0] + "-" + part[1] + "/" + PDF.length);
                assertThat(answer.header("Accept-Ranges")).isEqualTo("bytes");
            }
            assertThat(web.send(asking(path, "Range", "bytes=600000-")).bytes())
                    .isEqualTo(Arrays.copyOfRange(PDF, 600_000, PDF.length));
            assertThat(web.send(asking(path, "Range", "bytes=-17")).bytes())
                    .isEqualTo(Arrays.copyOfRange(PDF, PDF.length - 17, PDF.length));
            assertThat(web.send(asking(path, "Range", "bytes=600000-99999999")).bytes())
                    .hasSize(PDF.length - 600_000);
        }
    }

    @Test
    @DisplayName("UPL-4: a range that is malformed, of other units, or one of several is passed over: the whole is given")
    void noParts() {
        for (var range : List.of("bytes=5-2", "bytes=-", "bytes=a-b", "lines=0-5", "bytes=0-1,3-4",
                "bytes=1-2-3",
                "bytes=" + "0".repeat(200) + "-1", "bytes=99999999999999999999-")) {
            var answer = web.send(asking(paths(id).getFirst(), "Range", range));

            assertThat(answer.status()).as(range).isEqualTo(200);
            assertThat(answer.bytes()).isEqualTo(PDF);
        }
    }

    @Test
    @DisplayName("UPL-4: a part that the file does not have is refused, with how long the file is")
    void beyondTheEnd() {
        for (var range : List.of("bytes=700001-", "bytes=999999999999-", "bytes=-0")) {
            var answer = web.send(asking(paths(id).getFirst(), "Range", range));

            assertThat(answer.status()).as(range).isEqualTo(416);
            assertThat(answer.header("Content-Range")).isEqualTo("bytes */" + PDF.length);
            assertThat(answer.code()).isEqualTo("no-such-part");
        }
    }

    @Test
    @DisplayName("UPL-4: what was begun goes on only if it is the same file, and what somebody has is not sent again")
    void conditions() {
        var path = paths(id).getFirst();
        var tag = web.send(web.as(person, path)).header("ETag");
        assertThat(tag).matches("\"[^\"]+\"");

        assertThat(web.send(asking(path, "Range", "bytes=1-2").header("If-Range", tag)).status())
                .isEqualTo(206);
        assertThat(web.send(asking(path, "Range", "bytes=1-2").header("If-Range", "\"another\"")).status())
                .isEqualTo(200);
        assertThat(web.send(asking(path, "If-None-Match", tag)).status()).isEqualTo(304);
        assertThat(web.send(asking(path, "If-None-Match", "\"another\"")).status()).isEqualTo(200);
        assertThat(web.send(web.as(person, paths(added()).getFirst())).header("ETag")).isNotEqualTo(tag);
    }

    @Test
    @DisplayName("PRI-3: whoever only asks what a file is gets its length and no byte, and no record says that they took it")
    void announced() {
        var path = "/api/v1/relays/" + relay.id() + "/vaults/" + person.signedIn().account() + "/items/" + id
                + "/content";
        var before = record();

        var answer = web.send(web.as(relay.manager(), path).method("HEAD", BodyPublishers.noBody()));
        var had = web.send(web.as(relay.manager(), path).header("If-None-Match", answer.header("ETag")));

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.header("Content-Length")).isEqualTo("" + PDF.length);
        assertThat(answer.header("Content-Type")).isEqualTo("application/pdf");
        assertThat(answer.bytes()).isEmpty();
        assertThat(had.status()).isEqualTo(304);
        assertThat(record()).isEqualTo(before);

        assertThat(web.get(relay.manager(), path).status()).isEqualTo(200);
        assertThat(record()).isNotEqualTo(before);
    }

    @Test
    @DisplayName("GATE-2: whoever may not have a file is not told of it by asking what it is, or whether it changed")
    void announcedToNobodyElse() {
        var stranger = web.beneficiary(relay, "Hawa", false);
        for (var request : List.of(
                web.as(stranger, "/api/v1/vault/items/" + id + "/content").method("HEAD",
                        BodyPublishers.noBody()),
                web.as(stranger, "/api/v1/vault/items/" + id + "/content").header("If-None-Match",
                        "\"" + id + "\""),
                web.as(stranger, "/api/v1/vault/items/" + id + "/content").header("Range", "bytes=0-1"))) {
            assertThat(web.send(request).status()).isEqualTo(404);
        }
    }

    @Test
    @DisplayName("UPL-4: whoever asks for a document as the kind it is, or as anything, gets it")
    void anyAccept() {
        for (var path : paths(id)) {
            for (var accept : List.of("application/pdf", "image/*", "*/*",
                    "text/html,application/xhtml+xml")) {
                assertThat(web.send(asking(path, "Accept", accept)).status()).as(accept).isEqualTo(200);
            }
        }
    }

    @Test
    @DisplayName("SES-1: a file that is asked for without a session is refused as such: no sign-in page is kept as the file")
    void withoutSession() {
        for (var request : List.of(web.to("/papers/" + id + "/file"),
                web.to("/papers/" + id + "/file").header("Cookie",
                        "abri-development-session=" + "0".repeat(64)),
                web.to("/relays/" + relay.id() + "/people/" + person.signedIn().account() + "/papers/" + id
                        + "/file"))) {
            var answer = web.send(request.header("Accept-Language", "fr"));

            assertThat(answer.status()).isEqualTo(401);
            assertThat(answer.header("Content-Disposition")).isEmpty();
            assertThat(answer.text()).contains("Vous n’êtes plus connecté");
        }
        assertThat(web.send(web.to("/papers")).status()).as("pages lead to the sign-in").isEqualTo(303);
    }

    @Test
    @DisplayName("CRY-7: a document whose bytes are gone is said to be gone, to people and programs; nobody is told to try again")
    void lost() throws IOException {
        var before = web.memory.blobs().keySet();
        var lost = added();
        for (var blob : web.memory.blobs().keySet()) {
            if (!before.contains(blob)) {
                web.memory.all().vault().blobs().remove(blob);
            }
        }

        var toPrograms = web.get(person, "/api/v1/vault/items/" + lost + "/content");
        assertThat(toPrograms.status()).isEqualTo(410);
        assertThat(toPrograms.code()).isEqualTo("document-lost");
        assertThat(toPrograms.header("Retry-After")).isEmpty();
        var toPeople =
                web.send(web.browsing(person, "/papers/" + lost + "/file").header("Accept-Language", "fr"));
        assertThat(toPeople.status()).isEqualTo(410);
        assertThat(toPeople.text()).contains("Ce papier ne s’ouvre plus")
                .doesNotContain("Vos papiers sont en sûreté");
        assertThat(web.get(person, "/api/v1/vault/items").status()).isEqualTo(200);
    }

    private static List<String> paths(String item) {
        return List.of("/api/v1/vault/items/" + item + "/content", "/papers/" + item + "/file");
    }

    private static HttpRequest.Builder asking(String path, String header, String value) {
        return (path.startsWith("/api/") ? web.as(person, path) : web.browsing(person, path)).header(header,
                value);
    }

    private static List<?> record() {
        return (List<?>) web.get(person, "/api/v1/vault/journal").at("events");
    }

    private static String added() {
        return (String) web
                .send(web.as(person, "/api/v1/vault/documents").header("Content-Type", Multiparts.TYPE)
                        .POST(BodyPublishers
                                .ofByteArray(Multiparts.of(Map.of("visibility", "SHARED"), "a.pdf", PDF))))
                .at("id");
    }
}
