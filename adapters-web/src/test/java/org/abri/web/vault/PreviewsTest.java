package org.abri.web.vault;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.abri.web.Multiparts;
import org.abri.web.Running;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class PreviewsTest {
    private static final String WISH = "/api/v1/vault/previews";

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
    @DisplayName("LAW-4: a person says whether their papers are drawn, and is told what they said; it must be said, and staff have nothing to say")
    void wish() {
        var person = web.beneficiary(relay, "Berthe", true);
        assertThat(web.get(person, WISH).json()).isEqualTo(Map.of("asked", false, "wished", false));
        for (var wished : List.of(true, false)) {
            var answer = web.json(web.as(person, WISH), "PUT", "{\"wished\": " + wished + "}");
            assertThat(answer.json()).isEqualTo(Map.of("asked", true, "wished", wished))
                    .isEqualTo(web.get(person, WISH).json());
        }
        assertThat(web.json(web.as(person, WISH), "PUT", "{}").status()).isEqualTo(422);
        assertThat(web.json(web.as(person, WISH), "PUT", "{\"wished\": \"yes\"}").status()).isEqualTo(400);
        assertThat(web.json(web.as(relay.manager(), WISH), "PUT", "{\"wished\": true}").status())
                .isEqualTo(403);
        assertThat(web.get(person, "/api/v1/vault/journal").text()).contains("PREVIEWS_CONSENTED",
                "PREVIEWS_WITHDRAWN");
    }

    @Test
    @DisplayName("UPL-4: what was drawn is a picture that nobody keeps, on pages and in the API, its owner's and staff's, and lists say how many pages there are")
    void shown() {
        var person = wishing("Céline");
        var item = paper(person);
        drawn();
        var theirs = "/relays/" + relay.id() + "/vaults/" + person.signedIn().account();
        for (var path : List.of("/papers/" + item, "/api/v1/vault/items/" + item)) {
            assertShown(web.get(person, path + "/preview"));
            assertShown(web.get(person, path + "/preview/1"));
        }
        for (var path : List.of("/api/v1" + theirs + "/items/" + item,
                "/relays/" + relay.id() + "/people/" + person.signedIn().account() + "/papers/" + item)) {
            assertShown(web.get(relay.manager(), path + "/preview"));
            assertShown(web.get(relay.manager(), path + "/preview/1"));
        }
        assertThat(web.get(person, "/api/v1/vault/items/" + item).json()).containsEntry("previewPages", 1);
        assertThat(web.get(relay.manager(), "/api/v1" + theirs + "/items").text())
                .contains("\"previewPages\":1");
    }

    private static void assertShown(Running.Answer answer) {
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.bytes()).startsWith(0xFF, 0xD8, 0xFF);
        assertThat(answer.header("Content-Type")).isEqualTo("image/jpeg");
        assertThat(answer.header("X-Content-Type-Options")).isEqualTo("nosniff");
        assertThat(answer.header("Content-Security-Policy")).startsWith("sandbox");
        assertThat(answer.header("Cache-Control")).isEqualTo("no-store");
        assertThat(answer.header("Abri-Pages")).isEqualTo("1");
        assertThat(answer.header("ETag")).isEmpty();
    }

    @Test
    @DisplayName("LAW-4, GATE-2: without consent, before it is drawn, of another page, or of what is not there nothing is found; who is not signed in must be first")
    void notShown() {
        var without = web.beneficiary(relay, "Désirée", true);
        var theirs = paper(without);
        drawn();
        assertThat(web.get(without, "/papers/" + theirs + "/preview").status()).isEqualTo(404);

        var person = wishing("Estelle");
        var item = paper(person);
        assertThat(web.get(person, "/papers/" + item + "/preview").status()).isEqualTo(404);
        drawn();
        for (var page : List.of("0", "2", "31", "-1", "+1", "1.0", "x", "99999999999999999999", "%31x")) {
            assertThat(web.get(person, "/papers/" + item + "/preview/" + page).status()).as(page)
                    .isEqualTo(404);
        }
        var note = web.post(person, "/api/v1/vault/notes", "{\"title\": \"a\", \"text\": \"b\"}").at("id");
        assertThat(web.get(person, "/papers/" + note + "/preview").status()).isEqualTo(404);
        assertThat(web.get(without, "/papers/" + item + "/preview").status()).isEqualTo(404);
        assertThat(web.send(web.to("/papers/" + item + "/preview").GET()).status()).isEqualTo(401);
        assertThat(web.send(web.to("/papers/" + item + "/preview/1").GET()).status()).isEqualTo(401);

        web.json(web.as(person, WISH), "PUT", "{\"wished\": false}");
        assertThat(web.get(person, "/papers/" + item + "/preview").status()).isEqualTo(404);
        assertThat(web.get(person, "/api/v1/vault/items/" + item).json()).doesNotContainKey("previewPages");
    }

    @Test
    @DisplayName("AFF-6: once the affiliation has ended staff see no picture any more")
    void affiliationEnded() {
        var person = wishing("Fatou");
        var item = paper(person);
        drawn();
        var path = "/relays/" + relay.id() + "/people/" + person.signedIn().account() + "/papers/" + item
                + "/preview";
        assertThat(web.get(relay.manager(), path).status()).isEqualTo(200);
        web.send(web.as(person, "/api/v1/vault/affiliations/" + relay.id()).DELETE());
        assertThat(web.get(relay.manager(), path).status()).isEqualTo(404);
        assertThat(web.get(relay.manager(), path + "/1").status()).isEqualTo(404);
    }

    private static Running.Person wishing(String given) {
        var person = web.beneficiary(relay, given, true);
        web.json(web.as(person, WISH), "PUT", "{\"wished\": true}");
        return person;
    }

    private static String paper(Running.Person person) {
        return (String) web.send(web.as(person, "/api/v1/vault/documents")
                .header("Content-Type", Multiparts.TYPE).POST(BodyPublishers.ofByteArray(
                        Multiparts.of(Map.of("visibility", "SHARED"), "a.pdf", Multiparts.pdf(999, 7)))))
                .at("id");
    }

    private static void drawn() {
        web.memory.runDue(web.clock.instant().plus(Duration.ofDays(1)), web.abri.later().tasks());
    }
}
