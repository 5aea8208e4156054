package org.abri.web.vault;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.abri.web.Multiparts;
import org.abri.web.Running;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class KindsAndFavouritesTest {
    private static final String ITEMS = "/api/v1/vault/items";

    private static Running web;
    private static Running.RelayWithManager relay;
    private static Running.Person person;

    @BeforeAll
    static void begin() {
        web = Running.plain();
        relay = web.relay(web.operator(), "Le Pont");
        person = web.beneficiary(relay, "Berthe", true);
    }

    @AfterAll
    static void end() {
        web.close();
    }

    @Test
    @DisplayName("VLT-2: what its owner wants at hand is said to them, and listed alone; staff read nothing of it")
    void favourites() {
        var path = note("SHARED");
        var other = note("SHARED");
        assertThat(patch(person, path, "{\"favourite\": true}").status()).isEqualTo(204);

        assertThat(web.get(person, path).json()).containsEntry("favourite", true).containsEntry("version", 1);
        assertThat(ids(person, ITEMS + "?favourite=true")).containsExactly(id(path));
        assertThat(ids(person, ITEMS)).contains(id(path), id(other));
        var theirs = "/api/v1/relays/" + relay.id() + "/vaults/" + person.signedIn().account() + "/items";
        assertThat(web.get(relay.manager(), theirs + "/" + id(path)).json()).doesNotContainKey("favourite");
        assertThat(ids(relay.manager(), theirs + "?favourite=true")).isEmpty();
        assertThat(web.get(relay.manager(), theirs).text()).doesNotContain("favourite");
        assertThat(patch(relay.manager(), theirs + "/" + id(path), "{\"favourite\": false}").status())
                .isEqualTo(403);

        assertThat(patch(person, path, "{\"favourite\": false}").status()).isEqualTo(204);
        assertThat(web.get(person, path).json()).doesNotContainKey("favourite");
    }

    @Test
    @DisplayName("GATE-5: one thing is said of an item at a time, a kind of paper is one of those there are, and a note is none")
    void kinds() {
        var path = note("PRIVATE");
        var both = patch(person, path, "{\"favourite\": true, \"paperKind\": \"HEALTH\"}");
        assertThat(both.status()).isEqualTo(422);
        assertThat(both.text()).contains("paperKind").contains("one-at-a-time");
        assertThat(patch(person, path, "{\"paperKind\": \"BILL\"}").text()).contains("not-a-choice");
        assertThat(patch(person, path, "{\"paperKind\": \"HEALTH\"}").status()).isEqualTo(404);
        assertThat(web.get(person, ITEMS + "?paperKind=BILL").status()).isEqualTo(400);
        assertThat(ids(person, ITEMS + "?paperKind=HEALTH")).isEmpty();
    }

    @Test
    @DisplayName("VLT-1: on which day a paper ends is said alone, read back by itself and in lists, and taken back; a note ends on none")
    void lastDays() {
        var path = ITEMS + "/" + web.send(web.as(person, "/api/v1/vault/documents")
                .header("Content-Type", Multiparts.TYPE).POST(BodyPublishers.ofByteArray(
                        Multiparts.of(Map.of(), "a.txt", "Bonjour".getBytes(StandardCharsets.UTF_8)))))
                .at("id");
        assertThat(patch(person, path, "{\"endsOn\": \"2031-05-03\"}").status()).isEqualTo(204);
        assertThat(web.get(person, path).json()).containsEntry("endsOn", "2031-05-03")
                .containsEntry("version", 2);
        assertThat(web.get(person, ITEMS).text()).contains("\"endsOn\":\"2031-05-03\"");
        assertThat(patch(person, path, "{\"reminders\": \"P4M@10:00 P7D@10:00\"}").status()).isEqualTo(204);
        assertThat(web.get(person, path + "/reminders").text()).contains("P4M@10:00", "P7D@10:00");
        assertThat(patch(person, path, "{\"reminders\": \"none\"}").status()).isEqualTo(204);
        assertThat(web.get(person, path + "/reminders").text()).doesNotContain("P4M@10:00");
        assertThat(patch(person, path, "{\"endsOn\": \"bientôt\"}").text()).contains("not-a-date");
        assertThat(patch(person, path, "{\"endsOn\": \"none\"}").status()).isEqualTo(204);
        assertThat(web.get(person, path).json()).doesNotContainKey("endsOn");
        assertThat(patch(person, note("PRIVATE"), "{\"endsOn\": \"2031-05-03\"}").status()).isEqualTo(404);
    }

    private static Running.Answer patch(Running.Person by, String path, String body) {
        return web.json(web.as(by, path).header("If-Match", "*"), "PATCH", body);
    }

    private static String note(String visibility) {
        return ITEMS + "/" + web.post(person, "/api/v1/vault/notes",
                "{\"title\": \"Adresse\", \"text\": \"a\", \"visibility\": \"" + visibility + "\"}").at("id");
    }

    private static String id(String path) {
        return path.substring(path.lastIndexOf('/') + 1);
    }

    private static List<String> ids(Running.Person by, String path) {
        return ((List<?>) web.get(by, path).json().get("items")).stream()
                .map(line -> (String) ((Map<?, ?>) line).get("id")).toList();
    }
}
