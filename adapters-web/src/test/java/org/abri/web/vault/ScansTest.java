package org.abri.web.vault;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.abri.web.Multiparts;
import org.abri.web.Running;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** LAW-4, ADR 272: papers that are looked through for what harms computers. */
class ScansTest {
    private static final String WISH = "/api/v1/vault/scans";
    private static final byte[] BAD = "Bonjour EICAR-STANDARD-ANTIVIRUS-TEST-FILE"
            .getBytes(StandardCharsets.UTF_8);

    private static Running web;
    private static Running.RelayWithManager relay;

    @BeforeAll
    static void begin() {
        web = Running.plain();
        relay = web.relay(web.operator(), "Le Pont");
    }

    @AfterAll
    static void end() {
        web.close();
    }

    @Test
    @DisplayName("LAW-4: a person says whether their papers are looked through, on their account's page and by programs; it must be said, and staff have nothing to say")
    void wish() {
        var person = web.beneficiary(relay, "Berthe", true);
        assertThat(web.get(person, WISH).json()).isEqualTo(Map.of("wished", false));
        assertThat(page(person, "/account")).contains("Abri ne cherche pas de virus");
        for (var wished : List.of(true, false)) {
            var answer = web.json(web.as(person, WISH), "PUT", "{\"wished\": " + wished + "}");
            assertThat(answer.json()).isEqualTo(Map.of("wished", wished))
                    .isEqualTo(web.get(person, WISH).json());
        }
        assertThat(web.json(web.as(person, WISH), "PUT", "{}").status()).isEqualTo(422);
        assertThat(web.json(web.as(relay.manager(), WISH), "PUT", "{\"wished\": true}").status())
                .isEqualTo(403);
        assertThat(web.get(person, "/api/v1/vault/journal").text()).contains("SCANS_CONSENTED",
                "SCANS_WITHDRAWN");
    }

    @Test
    @DisplayName("LAW-4: what staff add waits, its owner reads so, and nobody else sees it; once nothing was found it is shared")
    void waits() {
        var person = wishing("Céline");
        var shelf = "/api/v1/relays/" + relay.id() + "/vaults/" + person.signedIn().account();
        var item =
                added(relay.manager(), shelf + "/documents", "Une lettre".getBytes(StandardCharsets.UTF_8));
        assertThat(web.get(relay.manager(), shelf + "/items/" + item).status()).isEqualTo(404);
        assertThat(web.get(person, "/api/v1/vault/items/" + item).json()).containsEntry("scan", "WAITING")
                .containsEntry("visibility", "PRIVATE");
        assertThat(page(person, "/papers/" + item)).contains("Nous cherchons bientôt des virus",
                "il sera partagé ensuite");
        var shared = web.json(web.as(person, "/api/v1/vault/items/" + item), "PATCH",
                "{\"visibility\": \"SHARED\"}");
        assertThat(shared.status()).isEqualTo(409);
        assertThat(shared.code()).isEqualTo("not-scanned-yet");
        scanned();
        assertThat(web.get(relay.manager(), shelf + "/items/" + item).json()).doesNotContainKey("scan")
                .containsEntry("visibility", "SHARED");
        assertThat(page(person, "/papers/" + item)).doesNotContain("virus");
    }

    @Test
    @DisplayName("LAW-4: what was found bad is told its owner in words, who takes it or deletes it, and shares it with nobody")
    void bad() {
        var person = wishing("Diane");
        var item = added(person, "/api/v1/vault/documents", BAD);
        scanned();
        assertThat(web.get(person, "/api/v1/vault/items/" + item).json()).containsEntry("scan", "BAD");
        assertThat(page(person, "/papers/" + item)).contains("peut-être dangereux pour les ordinateurs",
                "/papers/" + item + "/file", "/papers/" + item + "/delete");
        assertThat(web.get(person, "/papers/" + item + "/file").bytes()).isEqualTo(BAD);
        var shared = web.json(web.as(person, "/api/v1/vault/items/" + item), "PATCH",
                "{\"visibility\": \"SHARED\"}");
        assertThat(shared.code()).isEqualTo("found-bad");
        assertThat(page(person, "/who-saw?own=true")).contains("a trouvé un danger dans");
    }

    private static Running.Person wishing(String given) {
        var person = web.beneficiary(relay, given, true);
        assertThat(web.json(web.as(person, WISH), "PUT", "{\"wished\": true}").status()).isEqualTo(200);
        return person;
    }

    private static String added(Running.Person by, String path, byte[] text) {
        return (String) web.send(web.as(by, path).header("Content-Type", Multiparts.TYPE)
                .POST(BodyPublishers
                        .ofByteArray(Multiparts.of(Map.of("lawful", "true"), "lettre.txt", text))))
                .at("id");
    }

    private static void scanned() {
        web.memory.runDue(web.clock.instant().plus(Duration.ofDays(1)), web.abri.later().tasks());
    }

    private static String page(Running.Person person, String path) {
        return web.send(web.browsing(person, path).GET()).text();
    }
}
