package org.abri.web.vault;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.abri.domain.account.PersonName;
import org.abri.domain.vault.ItemId;
import org.abri.domain.vault.Visibility;
import org.abri.web.At;
import org.abri.web.Running;
import org.abri.web.face.Site;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** FIELD 2: two who change one thing, in the API and in two tabs: nobody's words are lost unseen. */
class VersionsTest {
    private static final String HERS = "12 rue des Tilleuls,\nchez ma sœur";
    private static final String THEIRS = "12 rue des Tilleuls & bâtiment B";

    private static Running web;
    private static Running.RelayWithManager relay;
    private static Running.Person person;
    private static Site site;

    @BeforeAll
    static void begin() {
        web = Running.plain();
        relay = web.relay(web.operator(), "Le Pont");
        person = web.beneficiary(relay, "Berthe", true);
        site = Site.open();
    }

    @AfterAll
    static void end() {
        web.close();
        site.close();
    }

    @Test
    @DisplayName("VLT-8: an item has an ETag, which each change renews and answers with")
    void tags() {
        var path = note();
        assertThat(tag(web.get(person, path))).isEqualTo("\"1\"");
        assertThat(web.get(person, path).json()).containsEntry("version", 1);
        var shared = web.json(web.as(person, path), "PATCH", "{\"visibility\": \"SHARED\"}");
        assertThat(tag(shared)).isEqualTo("\"2\"").isEqualTo(tag(web.get(person, path)));
        var listed = web.get(person, "/api/v1/vault/items").json().get("items");
        assertThat((List<?>) listed).anySatisfy(line -> assertThat((Map<?, ?>) line).isEqualTo(
                Map.of("id", path.substring(path.lastIndexOf('/') + 1), "kind", "NOTE", "title", "Adresse",
                        "visibility", "SHARED", "addedAt", ((Map<?, ?>) line).get("addedAt"), "version", 2)));
    }

    @Test
    @DisplayName("VLT-6, VLT-8: what others may change too is changed from a version: 428 without, 412 from another, and nothing is done")
    void conditions() {
        var path = note();
        for (var change : List.of(new Change("PUT", "/note", "{\"title\": \"Adresse\", \"text\": \"b\"}"),
                new Change("PATCH", "", "{\"title\": \"Ailleurs\"}"), new Change("DELETE", "", ""))) {
            assertThat(change.on(path, null).status()).isEqualTo(428);
            assertThat(change.on(path, null).code()).isEqualTo("if-match-needed");
            for (var other : List.of("\"7\"", "W/\"1\"", "1", "\"a\", \"2\"", "")) {
                assertThat(change.on(path, other).status()).as(other).isEqualTo(412);
                assertThat(change.on(path, other).code()).isEqualTo("changed-meanwhile");
            }
        }
        assertThat(web.get(person, path).json()).containsEntry("text", "a").containsEntry("version", 1);
        assertThat(new Change("PATCH", "", "{\"title\": \"Ailleurs\"}").on(path, "\"9\" , \"1\"").status())
                .isEqualTo(204);
        assertThat(new Change("DELETE", "", "").on(path, "*").status()).isEqualTo(204);
    }

    @Test
    @DisplayName("GATE-2: who may not change it is told what the rules say, with a version or without")
    void rulesFirst() {
        var path = note();
        var theirs = "/api/v1/relays/" + relay.id() + "/vaults/" + person.signedIn().account() + "/items/"
                + path.substring(path.lastIndexOf('/') + 1);
        assertThat(web.json(web.as(relay.manager(), theirs), "PATCH", "{\"title\": \"x\"}").status())
                .isEqualTo(404);
        web.json(web.as(person, path), "PATCH", "{\"visibility\": \"SHARED\"}");
        assertThat(web.json(web.as(relay.manager(), theirs), "PATCH", "{\"title\": \"x\"}").code())
                .isEqualTo("staff-correct-only-what-their-relay-added");
    }

    @Test
    @DisplayName("VLT-6: two who correct one note: the second sees both texts, and what they save then holds both")
    void bothTexts() {
        var place = site.relay(site.operator(), "Relais du Port");
        var owner = site.beneficiary(place, new PersonName("Amina", "Diallo"), true, true);
        var item = site.note(place.manager().signedIn().viewpointAt(place.id()), owner.vault(),
                Visibility.SHARED, "Adresse", "Chez sa sœur");
        var own = At.OfVault.own().rewrite(item, "notes");
        var staffs = At.OfVault.at(place.id(), owner.vault()).rewrite(item, "notes");
        var first = site.as(owner).open(own);
        var second = site.as(place.manager()).open(staffs);

        first.submit(own, Map.of("text", HERS));
        second.submit(staffs, Map.of("text", THEIRS));

        assertThat(second.status()).isEqualTo(409);
        assertThat(second.text()).contains("chez ma sœur");
        assertThat(second.filledIn(staffs)).containsEntry("text", THEIRS).containsEntry("version", "2");
        assertThat(text(owner, item)).isEqualTo(HERS);
        second.submit(staffs, Map.of("text", HERS + "\n" + THEIRS));
        assertThat(second.status()).isEqualTo(200);
        assertThat(text(owner, item)).isEqualTo(HERS + "\n" + THEIRS);
    }

    @Test
    @DisplayName("VLT-8: what changed since its title was asked for, or since somebody was asked whether it should go, is not renamed and not deleted unseen")
    void titlesAndDeletion() {
        var place = site.relay(site.operator(), "Relais du Quai");
        var owner = site.beneficiary(place, new PersonName("Samuel", "Tesfaye"), true, true);
        var at = At.OfVault.own();
        var paper = site.paper(owner.by(), owner.vault(), Visibility.SHARED, "Carte");
        var renaming = site.as(owner).open(at.title(paper));
        var deleting = site.as(owner).open(at.delete(paper));
        site.as(owner).open(at.title(paper)).submit(at.title(paper), Map.of("title", "Carte de séjour"));

        renaming.submit(at.title(paper), Map.of("title", "Ma carte"));
        assertThat(renaming.status()).isEqualTo(409);
        assertThat(renaming.text()).contains("Carte de séjour");
        deleting.submit(at.delete(paper), Map.of());
        assertThat(deleting.status()).isEqualTo(409);
        assertThat(deleting.text()).contains("Carte de séjour");
        renaming.submit(at.title(paper), Map.of());
        assertThat(renaming.status()).isEqualTo(200);
        deleting.open(at.delete(paper)).submit(at.delete(paper), Map.of());
        assertThat(deleting.status()).isEqualTo(200);
    }

    private static String text(Site.Person owner, ItemId item) {
        return site.as(owner).open(At.OfVault.own().rewrite(item, "notes"))
                .filledIn(At.OfVault.own().rewrite(item, "notes")).get("text");
    }

    private record Change(String method, String below, String body) {
        Running.Answer on(String path, String from) {
            var request = web.as(person, path + below);
            if (from != null) {
                request.header("If-Match", from);
            }
            return body.isEmpty() ? web.send(request.DELETE()) : web.json(request, method, body);
        }
    }

    private static String tag(Running.Answer answer) {
        return answer.header("ETag");
    }

    private static String note() {
        return "/api/v1/vault/items/"
                + web.post(person, "/api/v1/vault/notes", "{\"title\": \"Adresse\", \"text\": \"a\"}")
                        .at("id");
    }
}
