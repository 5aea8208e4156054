package org.abri.web.vault;

import static java.net.http.HttpRequest.BodyPublishers.ofString;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.abri.web.Running;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class FoldersTest {
    private static final String FOLDERS = "/api/v1/vault/folders";

    private static Running web;
    private static Running.RelayWithManager relay;
    private static Running.Person person;
    private static String theirs;

    @BeforeAll
    static void begin() {
        web = Running.plain();
        relay = web.relay(web.operator(), "Le Pont");
        person = web.beneficiary(relay, "Berthe", true);
        theirs = "/api/v1/relays/" + relay.id() + "/vaults/" + person.signedIn().account() + "/folders";
    }

    @AfterAll
    static void end() {
        web.close();
    }

    @Test
    @DisplayName("VLT-3, VLT-10: staff are told of shared folders alone, and arrange none; a private one is answered as missing")
    void staff() {
        var hidden = add("Santé", "PRIVATE");
        var shared = add("Logement", "SHARED");
        assertThat(names(web.get(person, FOLDERS))).contains("Santé", "Logement");
        assertThat(names(web.get(relay.manager(), theirs))).contains("Logement").doesNotContain("Santé");
        assertThat(web.get(relay.manager(), theirs + "/" + hidden).status()).isEqualTo(404);
        assertThat(web.get(relay.manager(), theirs + "/" + shared).status()).isEqualTo(200);
        assertThat(web.post(relay.manager(), theirs, "{\"name\": \"X\"}").status()).isIn(404, 405);
    }

    @Test
    @DisplayName("VLT-10: a folder is changed from a version that was seen, and what does not fit is said by its field")
    void changed() {
        var id = add("Travail", "PRIVATE");
        var path = FOLDERS + "/" + id;
        assertThat(web.get(person, path).header("ETag")).isEqualTo("\"1\"");
        assertThat(web.json(web.as(person, path), "PUT", "{\"name\": \"Emploi\"}").status()).isEqualTo(428);
        assertThat(put(path, "\"1\"", "{\"name\": \"Emploi\"}").header("ETag")).isEqualTo("\"2\"");
        assertThat(put(path, "\"1\"", "{\"name\": \"Boulot\"}").status()).isEqualTo(412);
        var inner = add("Paie", "PRIVATE");
        assertThat(put(FOLDERS + "/" + inner, "*", "{\"name\": \"EMPLOI\"}").at("fields"))
                .isEqualTo(Map.of("name", "name-taken"));
        assertThat(
                put(FOLDERS + "/" + inner, "*", "{\"name\": \"Paie\", \"parent\": \"" + id + "\"}").status())
                        .isEqualTo(204);
        assertThat(put(path, "*", "{\"name\": \"Emploi\", \"parent\": \"" + inner + "\"}").at("fields"))
                .isEqualTo(Map.of("parent", "into-itself"));
        assertThat(web.json(web.as(person, path).header("If-Match", "*"), "DELETE", "").code())
                .isEqualTo("holds-folders");
    }

    @Test
    @DisplayName("VLT-10: what would become private is said before it does, to programs and on a page that asks, and is done with the word alone")
    void askedFirst() {
        var outer = add("Famille", "SHARED");
        var inner = web.post(person, FOLDERS,
                "{\"name\": \"École\", \"parent\": \"" + outer + "\", \"visibility\": \"SHARED\"}").at("id");
        var path = FOLDERS + "/" + outer;
        var refused = put(path, "*", "{\"name\": \"Famille\"}");
        assertThat(refused.status()).isEqualTo(409);
        assertThat(refused.header("Content-Type")).isEqualTo("application/problem+json");
        assertThat(refused.code()).isEqualTo("would-become-private");
        assertThat(refused.text()).contains("shared folders: 1");

        var form = "version=1&name=Famille&visibility=PRIVATE&parent=";
        var asking = send("/folders/" + outer + "/change", form);
        assertThat(asking.status()).isEqualTo(200);
        assertThat(asking.text()).contains("Un dossier ne sera plus vu", "name=\"mayHide\" value=\"true\"",
                "name=\"version\" value=\"1\"", "value=\"Famille\"");
        assertThat(names(web.get(relay.manager(), theirs))).contains("Famille", "École");

        assertThat(send("/folders/" + outer + "/change", form + "&mayHide=true").status()).isEqualTo(303);
        assertThat(names(web.get(relay.manager(), theirs))).doesNotContain("Famille", "École");
        assertThat(web.get(person, FOLDERS + "/" + inner).json()).containsEntry("visibility", "PRIVATE");
        assertThat(put(FOLDERS + "/" + inner, "*", "{\"name\": \"École\", \"parent\": \"" + outer
                + "\", \"visibility\": \"SHARED\"}").at("fields"))
                        .isEqualTo(Map.of("visibility", "in-a-private-folder"));
    }

    private static Running.Answer send(String path, String form) {
        return web.send(web.browsing(person, path)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(ofString(form + "&formToken=" + web.formToken(person))));
    }

    private static Running.Answer put(String path, String from, String body) {
        return web.json(web.as(person, path).header("If-Match", from), "PUT", body);
    }

    private static String add(String name, String visibility) {
        return (String) web.post(person, FOLDERS,
                "{\"name\": \"" + name + "\", \"visibility\": \"" + visibility + "\"}").at("id");
    }

    private static List<String> names(Running.Answer folders) {
        return ((List<?>) folders.json().get("folders")).stream()
                .map(folder -> (String) ((Map<?, ?>) folder).get("name")).toList();
    }
}
