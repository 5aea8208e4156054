package org.abri.web.affiliation;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.zip.ZipInputStream;
import org.abri.application.Once;
import org.abri.application.access.Answer;
import org.abri.application.vault.AddDocument;
import org.abri.domain.relay.RelayId;
import org.abri.domain.vault.FileName;
import org.abri.domain.vault.VaultId;
import org.abri.domain.vault.Visibility;
import org.abri.web.Multiparts;
import org.abri.web.Running;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** AFF-7, for programs. */
class EndOfSupportApiTest {
    private final Running web = Running.plain();
    private Running.Person manager;
    private Running.Person elsewhere;
    private Running.Person person;
    private String relay;
    private String end;

    @BeforeEach
    void begin() {
        var operator = web.operator();
        var place = web.relay(operator, "Le Pont");
        manager = place.manager();
        elsewhere = web.relay(operator, "La Rive").manager();
        person = web.beneficiary(place, "Berthe", true);
        relay = "/api/v1/relays/" + place.id();
        end = relay + "/vaults/" + person.signedIn().account() + "/end-of-support";
    }

    @AfterEach
    void close() {
        web.close();
    }

    @Test
    @DisplayName("AFF-7: programs of staff declare it, read it, list it, take it back and complete it; the person's program reads it")
    void whole() {
        assertThat(web.get(manager, end).at("endsAt")).isNull();
        assertThat(send(manager, "POST", "/completion").code()).isEqualTo("not-declared");
        var declared = send(manager, "PUT", "");
        assertThat(declared.status()).isEqualTo(200);
        var endsAt = declared.at("endsAt");
        assertThat(endsAt).isNotNull();
        assertThat(web.get(manager, end).at("endsAt")).isEqualTo(endsAt);
        assertThat(send(manager, "PUT", "").at("endsAt")).isEqualTo(endsAt);
        assertThat(web.get(manager, relay + "/ends-of-support").at("leaving", "0", "endsAt"))
                .isEqualTo(endsAt);
        var own = web.get(person, "/api/v1/vault/affiliations");
        assertThat(own.at("active", "0", "endOfSupport", "endsAt")).isEqualTo(endsAt);
        assertThat(own.at("active", "0", "endOfSupport", "declaredBy", "given")).isNotNull();

        assertThat(send(manager, "DELETE", "").status()).isEqualTo(204);
        assertThat(web.get(manager, end).at("endsAt")).isNull();
        assertThat(send(manager, "DELETE", "").status()).isEqualTo(204);
        send(manager, "PUT", "");
        assertThat(send(manager, "POST", "/completion").status()).isEqualTo(204);
        assertThat(web.get(manager, end).status()).isEqualTo(404);
        assertThat(web.get(manager, relay + "/ends-of-support").json().get("leaving")).isEqualTo(List.of());
    }

    @Test
    @DisplayName("AFF-7: programs tick and untick what is handed over, once it is declared; the person's program reads it")
    void handedOver() {
        assertThat(send(manager, "PUT", "/handed-over/PHONE").code()).isEqualTo("not-declared");
        assertThat(send(manager, "PUT", "").at("handedOver")).isEqualTo(List.of());
        assertThat(send(manager, "PUT", "/handed-over/TOUT").status()).isEqualTo(404);
        assertThat(send(manager, "PUT", "/handed-over/PHONE").status()).isEqualTo(204);
        assertThat(send(manager, "PUT", "/handed-over/ORIGINALS").status()).isEqualTo(204);
        var seen = web.get(manager, end);
        assertThat(seen.at("handedOver", "0", "step")).isEqualTo("ORIGINALS");
        assertThat(seen.at("handedOver", "1", "step")).isEqualTo("PHONE");
        assertThat(seen.at("handedOver", "1", "at")).isNotNull();
        var own = web.get(person, "/api/v1/vault/affiliations");
        assertThat(own.at("active", "0", "endOfSupport", "handedOver", "1", "by", "given")).isNotNull();
        assertThat(send(manager, "DELETE", "/handed-over/ORIGINALS").status()).isEqualTo(204);
        assertThat(web.get(manager, end).at("handedOver", "0", "step")).isEqualTo("PHONE");
        assertThat(send(elsewhere, "PUT", "/handed-over/PHONE").status()).isEqualTo(404);
        assertThat(send(person, "PUT", "/handed-over/PHONE").status()).isEqualTo(403);
    }

    @Test
    @DisplayName("AFF-7, GATE-4, CRY-7: what a relay added is taken as one file, which is visibly cut when the affiliation ends meanwhile")
    void taken() throws Exception {
        var manages = manager.signedIn().viewpointAt(new RelayId(UUID.fromString(relay.substring(15))));
        for (var i = 0; i < 3; i++) {
            var added = web.abri.vault().addDocument().add(new AddDocument.Command(manages,
                    VaultId.of(person.signedIn().account()), new Once(UUID.randomUUID()), Visibility.SHARED,
                    "Pièce " + i, FileName.sent("a.pdf"), true),
                    new ByteArrayInputStream(Multiparts.pdf(8 << 20, i)));
            assertThat(added).isInstanceOf(Answer.Given.class);
        }
        var whole = web.get(manager, end + "/papers");
        assertThat(whole.header("Content-Type")).isEqualTo("application/zip");
        assertThat(names(whole.bytes())).hasSize(5).contains("index.html", "index.json");
        var own = web.get(person, "/api/v1/vault/affiliations/" + relay.substring(15) + "/papers");
        assertThat(names(own.bytes())).hasSize(5);
        assertThat(web.get(elsewhere, end + "/papers").status()).isEqualTo(404);
        try (var socket = new Socket()) {
            socket.setReceiveBufferSize(64 * 1024);
            socket.connect(new InetSocketAddress("localhost", web.port()));
            socket.setSoTimeout(20_000);
            socket.getOutputStream().write(("GET " + end + "/papers HTTP/1.1\r\nHost: localhost\r\n"
                    + "Authorization: Bearer " + manager.token() + "\r\n\r\n").getBytes(US_ASCII));
            var begun = socket.getInputStream().readNBytes(1_000);
            assertThat(new String(begun, US_ASCII)).startsWith("HTTP/1.1 200 OK")
                    .containsIgnoringCase("transfer-encoding: chunked");
            assertThat(web.send(
                    web.as(person, "/api/v1/vault/affiliations/" + relay.substring(15)).DELETE()).status())
                            .isEqualTo(204);
            web.clock.pass(Duration.ofSeconds(1));
            var end = new byte[0];
            try {
                var rest = socket.getInputStream().readAllBytes();
                end = Arrays.copyOfRange(rest, Math.max(0, rest.length - 5), rest.length);
            } catch (IOException reset) {
                // as good as an end
            }
            assertThat(new String(end, US_ASCII)).as("the last chunk of RFC 9112").isNotEqualTo("0\r\n\r\n");
        }
        assertThat(web.get(manager, end + "/papers").status()).isEqualTo(404);
    }

    private static List<String> names(byte[] bytes) throws IOException {
        var names = new ArrayList<String>();
        try (var zip = new ZipInputStream(new ByteArrayInputStream(bytes), UTF_8)) {
            for (var entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                names.add(entry.getName());
                zip.skip(Long.MAX_VALUE);
            }
        }
        return names;
    }

    @Test
    @DisplayName("AFF-7, GATE-2: to whoever is let in nowhere it is as if nobody were there")
    void others() {
        assertThat(send(elsewhere, "PUT", "").status()).isEqualTo(404);
        assertThat(web.get(elsewhere, end).status()).isEqualTo(404);
        assertThat(send(person, "PUT", "").status()).as("of one's own vault").isEqualTo(403);
        assertThat(web.get(manager, end).at("endsAt")).isNull();
    }

    private Running.Answer send(Running.Person by, String method, String after) {
        return web.json(web.as(by, end + after), method, "{}");
    }
}
