package org.abri.web.relay;

import static java.net.http.HttpRequest.BodyPublishers.noBody;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.abri.application.later.Jobs;
import org.abri.domain.account.Username;
import org.abri.web.Running;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class StoryTest {
    private static final String NEW_RELAY =
            "{\"name\": \"Le Quai\", \"zone\": \"Europe/Paris\", \"from\": \"2026-01-01\", "
                    + "\"until\": \"2030-12-31\", \"costOfUse\": \"gratuit\", \"given\": \"Paul\", \"family\": \"Guide\", \"language\": \"fr\"}";
    private static final String NEW_STAFF = "{\"given\": \"Lucie\", \"family\": \"Aide\"}";
    private static final String NEW_MANAGER =
            "{\"given\": \"Lucie\", \"family\": \"Aide\", \"role\": \"MANAGER\"}";

    private static Running web;
    private static Running.Person operator;

    @BeforeAll
    static void begin() {
        web = Running.plain();
        operator = web.operator();
    }

    @AfterAll
    static void end() {
        web.close();
    }

    @Test
    @DisplayName("I4: a relay asked for twice with one key is recorded once; the manager's code is the newest one")
    void relayOnce() {
        var key = UUID.randomUUID().toString();
        var first = web.json(web.as(operator, "/api/v1/relays").header("Idempotency-Key", key), "POST",
                NEW_RELAY);
        var second = web.json(web.as(operator, "/api/v1/relays").header("Idempotency-Key", key), "POST",
                NEW_RELAY);
        assertThat(first.status()).isEqualTo(201);
        assertThat(second.at("relay")).isEqualTo(first.at("relay"));
        assertThat(second.at("manager", "username")).isEqualTo(first.at("manager", "username"));
        var relays = (List<?>) web.get(operator, "/api/v1/relays").at("relays");
        assertThat(relays.stream().filter(relay -> relay.toString().contains("Le Quai"))).hasSize(1);
        var relay = web.get(operator, "/api/v1/relays/" + first.at("relay"));
        assertThat(relay.at("until")).isEqualTo("2030-12-31");
        assertThat(relay.at("works")).isEqualTo(true);
    }

    @Test
    @DisplayName("ACC-4, REL-4, REL-5: a manager keeps the team; the last manager stays")
    void team() {
        var relay = web.relay(operator, "La Halte");
        var path = "/api/v1/relays/" + relay.id();
        var opened = web.post(relay.manager(), path + "/staff", NEW_STAFF);
        assertThat(opened.status()).isEqualTo(201);
        assertThat((String) opened.at("activationCode")).hasSizeGreaterThan(20);
        var lucie = (String) opened.at("account");
        var team = web.get(relay.manager(), path + "/staff");
        assertThat((List<?>) team.at("staff")).hasSize(2);
        assertThat(team.text()).contains("\"role\":\"PROFESSIONAL\"").contains("\"given\":\"Lucie\"");

        assertThat(web.post(relay.manager(), path + "/staff", NEW_MANAGER).status()).isEqualTo(403);
        assertThat(web.post(operator, path + "/staff", NEW_MANAGER).at("fields", "reason"))
                .isEqualTo("missing");
        assertThat(web.post(operator, path + "/staff",
                NEW_MANAGER.replaceFirst("\\{", "{\"reason\": \"Demandé\", ")).code())
                        .isEqualTo("for-its-managers");
        var again = web.send(web.as(relay.manager(), path + "/staff/" + lucie + "/renewal").POST(noBody()));
        assertThat(again.at("way")).isEqualTo("GIVEN");
        web.activate(new Username((String) again.at("username")), (String) again.at("activationCode"));
        assertThat(web.signIn(new Username((String) again.at("username")), Running.PASSWORD).kind().name())
                .isEqualTo("STAFF");
        assertThat(web.send(web.as(operator, path + "/staff/" + lucie + "/manager").POST(noBody())).status())
                .isEqualTo(403);
        var naming = path + "/staff/" + lucie + "/manager/naming";
        assertThat(web.send(web.as(operator, naming).POST(noBody())).status()).isEqualTo(404);
        assertThat(web.send(web.as(relay.manager(), path + "/staff/" + lucie + "/manager").POST(noBody()))
                .status()).isEqualTo(202);
        assertThat(web.send(web.as(operator, naming).POST(noBody())).status()).isEqualTo(204);
        assertThat(web.send(web.as(operator, path + "/staff/" + lucie + "/manager").DELETE()).status())
                .isEqualTo(404);
        assertThat(web.get(relay.manager(), path + "/staff").text()).doesNotContain("PROFESSIONAL");

        assertThat(web.send(web.as(relay.manager(), path + "/staff/" + lucie).DELETE()).status())
                .isEqualTo(204);
        var other = web.relay(operator, "Seule");
        assertThat(web
                .send(web.as(other.manager(),
                        "/api/v1/relays/" + other.id() + "/staff/" + other.manager().signedIn().account())
                        .DELETE())
                .code()).isEqualTo("last-manager");
    }

    @Test
    @DisplayName("AUT-6, G-26, VLT-13: nobody renews their own way in; what others ask waits for a second person, and its owner reads and stops it")
    void renewal() {
        var relay = web.relay(operator, "La Barque");
        var professional = web.professional(relay, "Nadia");
        var staff = "/api/v1/relays/" + relay.id() + "/staff/";
        var path = staff + professional.signedIn().account() + "/renewal";
        assertThat(web.send(web.as(relay.manager(),
                staff + relay.manager().signedIn().account() + "/renewal").POST(noBody())).code())
                        .isEqualTo("own-account");
        assertThat(web.send(web.as(professional, path).POST(noBody())).status()).isEqualTo(403);
        var asked = web.send(web.as(operator, path).POST(noBody()));
        assertThat(asked.at("way")).isEqualTo("WAITING");
        var typed = "{\"username\": \"" + professional.username() + "\", \"code\": \""
                + asked.at("activationCode") + "\", \"password\": \"quatre hirondelles et un platane\"}";
        assertThat(web.json(web.to("/api/v1/activations"), "POST", typed).status()).isEqualTo(401);
        assertThat(web.send(web.as(operator, path + "/approval").POST(noBody())).code())
                .isEqualTo("own-request");
        assertThat(web.get(professional, "/api/v1/me/renewal").at("renewal", "askedBy", "given"))
                .isEqualTo("Odile");
        assertThat(web.get(professional, "/api/v1/me/renewal").at("renewal", "open")).isEqualTo(true);
        assertThat(web.get(relay.manager(), "/api/v1/relays/" + relay.id() + "/staff").text())
                .contains("\"renewal\":{\"askedBy\":{\"given\":\"Odile\"");
        assertThat(web.send(web.as(professional, "/api/v1/me/renewal").DELETE()).status()).isEqualTo(204);
        assertThat(web.send(web.as(relay.manager(), path + "/approval").POST(noBody())).code())
                .isEqualTo("nothing-waits");
        assertThat(web.get(professional, "/api/v1/me/renewal").at("renewal", "stage")).isEqualTo("STOPPED");

        var again = web.send(web.as(operator, path).POST(noBody()));
        assertThat(web.send(web.as(relay.manager(), path + "/approval").POST(noBody())).status())
                .isEqualTo(204);
        assertThat(web.json(web.to("/api/v1/activations"), "POST",
                typed.replace((String) asked.at("activationCode"), (String) again.at("activationCode")))
                .status()).isEqualTo(204);
        assertThat(web.get(professional, "/api/v1/me").status()).as("REC-2").isEqualTo(401);
    }

    @Test
    @DisplayName("ACC-6, ACC-8: an account is opened in presence, once a key, and a homonym is stopped")
    void beneficiary() {
        var relay = web.relay(operator, "L'Escale");
        var path = "/api/v1/relays/" + relay.id() + "/beneficiaries";
        var nora =
                "{\"given\": \"Nora\", \"family\": \"Saïd\", \"born\": \"1988-05-04\", \"language\": \"fr\", \"phone\": \"+33639980002\", "
                        + "\"password\": \"" + Running.PASSWORD
                        + "\", \"question\": \"Chien ?\", \"answer\": \"Filou\", "
                        + "\"affiliate\": true, \"feeding\": true}";
        var key = UUID.randomUUID().toString();
        var opened = web.json(web.as(relay.manager(), path).header("Idempotency-Key", key), "POST", nora);
        assertThat(opened.status()).isEqualTo(201);
        assertThat(
                web.json(web.as(relay.manager(), path).header("Idempotency-Key", key), "POST", nora).text())
                        // SEC-4: the code of the rescue card is told once
                        .isEqualTo(opened.text().replaceFirst(",\"rescueCode\":\"[^\"]*\"", ""));
        assertThat(web.post(relay.manager(), path, nora).code()).isEqualTo("may-have-an-account");
        assertThat(web
                .post(relay.manager(), path,
                        nora.replace("Nora", "Dora").replace(Running.PASSWORD, "trop court"))
                .at("fields", "password"))
                        .isEqualTo("password-too-short");
        assertThat(web.post(relay.manager(), path, nora.replace("Nora", "Dora").replace("Filou", "?"))
                .at("fields", "answer"))
                        .isEqualTo("missing");
        assertThat(web.post(relay.manager(), path, nora.replace("Nora", "123")).at("fields", "given"))
                .isEqualTo("not-a-name");
        assertThat(web.post(relay.manager(), path, nora.replace("+33639980002", "06")).at("fields", "phone"))
                .isEqualTo("not-a-phone-number");
        var people = web.get(relay.manager(), "/api/v1/relays/" + relay.id() + "/people");
        assertThat(people.at("people", "0", "vault")).isEqualTo(opened.at("vault"));
        assertThat(people.at("people", "0", "feedingAllowed")).isEqualTo(true);
    }

    @Test
    @DisplayName("SEC-6, OPS-4: who asks too much is told when to come back, whomever they ask for; after a refusal the answer is as before")
    void tooMuch() {
        var relay = web.relay(operator, "Le Gué");
        var person = web.beneficiary(web.relay(operator, "La Dune"), "Rosa", false);
        var path = "/api/v1/relays/" + relay.id() + "/affiliations";
        var request = "{\"username\": \"" + person.username() + "\", \"bySms\": false}";
        assertThat(web.post(relay.manager(), path, request).status()).isEqualTo(202);
        assertThat(web.send(web.as(person, "/api/v1/vault/affiliations/" + relay.id()).DELETE()).status())
                .isEqualTo(204);
        assertThat(web.get(person, "/api/v1/vault/affiliations").at("refused", "0", "name"))
                .isEqualTo("Le Gué");
        assertThat(web.post(relay.manager(), path, request).status()).isEqualTo(202);
        assertThat(web.get(person, "/api/v1/vault/affiliations").at("requested")).isEqualTo(List.of());
        assertThat(web.send(web.as(person, "/api/v1/vault/affiliations/" + relay.id() + "/refusal").DELETE())
                .status()).isEqualTo(204);
        assertThat(web.post(relay.manager(), path, request).status()).isEqualTo(202);
        assertThat((List<?>) web.get(person, "/api/v1/vault/affiliations").at("requested")).hasSize(1);

        var nobody = request.replace(person.username().value(), "zozo-zozo-zozo");
        var answer = web.post(relay.manager(), path, nobody);
        while (answer.status() == 202) {
            answer = web.post(relay.manager(), path, nobody);
        }
        assertThat(answer.status()).isEqualTo(429);
        assertThat(answer.code()).isEqualTo("asked-too-much");
        assertThat(Integer.parseInt(answer.header("Retry-After"))).isBetween(1, 360);
        assertThat(web.post(relay.manager(), path, request).status()).isEqualTo(429);
    }

    @Test
    @DisplayName("AFF-2, AFF-5, AFF-9, VLT-5: asked for at a relay, confirmed by the person, fed with consent, ended at will")
    void affiliation() {
        var relay = web.relay(operator, "Le Pont");
        var other = web.relay(operator, "La Rive");
        var person = web.beneficiary(other, "Berthe", false);
        var path = "/api/v1/relays/" + relay.id();
        var request = "{\"username\": \"" + person.username() + "\", \"bySms\": true}";
        var asked = web.post(relay.manager(), path + "/affiliations", request);
        assertThat(asked.status()).isEqualTo(202);
        var nobody = web.post(relay.manager(), path + "/affiliations",
                "{\"username\": \"zozo-zozo-zozo\", \"bySms\": true}");
        // what stands for the request is another one each time
        assertThat(nobody.text().replaceAll("[0-9a-f-]{36}", "")).as("AUT-5")
                .isEqualTo(asked.text().replaceAll("[0-9a-f-]{36}", ""));

        web.memory.runDue(web.clock.instant(), (task, sms) -> {
            assertThat(task).isEqualTo(Jobs.Task.SEND_SMS);
            web.abri.later().tasks().run(task, sms);
        });
        var text = web.memory.left().getLast().text();
        var code = text.replaceAll("\\D*(\\d{6}).*", "$1");
        var confirmation = "{\"username\": \"" + person.username() + "\", \"code\": \"%s\"}";
        var wrong = code.equals("000000") ? "111111" : "000000";
        assertThat(
                web.post(relay.manager(), path + "/affiliations/confirmation", confirmation.formatted(wrong))
                        .code()).isEqualTo("not-confirmed");
        var confirmed =
                web.post(relay.manager(), path + "/affiliations/confirmation", confirmation.formatted(code));
        assertThat(confirmed.status()).isEqualTo(200);

        var ties = web.get(person, "/api/v1/vault/affiliations");
        assertThat(ties.at("active", "0", "name")).isEqualTo("Le Pont");
        assertThat(ties.at("active", "0", "confirmedBy")).isEqualTo("SMS_CODE");
        assertThat(ties.at("active", "0", "feedingSince")).isNull();
        var notes = path + "/vaults/" + person.signedIn().account() + "/notes";
        assertThat(web.post(relay.manager(), notes, "{\"title\": \"a\", \"text\": \"b\"}").code())
                .isEqualTo("staff-feed-only-with-consent");
        var feeding = web.json(web.as(person, "/api/v1/vault/affiliations/" + relay.id() + "/feeding"), "PUT",
                "{\"allowed\": true}");
        assertThat(feeding.text()).isEqualTo("{\"allowed\":true}");
        assertThat(web.post(relay.manager(), notes, "{\"title\": \"a\", \"text\": \"b\"}").status())
                .isEqualTo(201);

        web.clock.pass(Duration.ofMinutes(1));
        assertThat(web.post(other.manager(), "/api/v1/relays/" + other.id() + "/affiliations",
                "{\"username\": \"" + person.username() + "\", \"bySms\": false}").status()).isEqualTo(202);
        var waiting = web.get(person, "/api/v1/vault/affiliations").at("requested", "0", "affiliation");
        assertThat(web.send(
                web.as(person, "/api/v1/vault/affiliations/requests/" + waiting + "/approval").POST(noBody()))
                .status()).isEqualTo(200);
        assertThat(web.send(
                web.as(person, "/api/v1/vault/affiliations/requests/" + waiting + "/approval").POST(noBody()))
                .status()).isEqualTo(404);

        assertThat(web.send(web.as(person, "/api/v1/vault/affiliations/" + relay.id()).DELETE()).status())
                .isEqualTo(204);
        assertThat(web.send(web
                .as(other.manager(),
                        "/api/v1/relays/" + other.id() + "/vaults/" + person.signedIn().account()
                                + "/affiliation")
                .DELETE()).status()).isEqualTo(204);
        assertThat(web.get(person, "/api/v1/vault/affiliations").text())
                .isEqualTo("{\"active\":[],\"requested\":[],\"refused\":[]}");

        var journal = web.get(person, "/api/v1/vault/journal");
        assertThat(journal.at("events", "0", "act")).isEqualTo("AFFILIATION_ENDED");
        assertThat(journal.at("events", "0", "by", "kind")).isEqualTo("STAFF");
        assertThat(journal.text()).contains("\"name\":\"Marie Gère\"").contains("\"subject\":\"Le Pont\"");
        assertThat(web.get(person, "/api/v1/vault/journal?before=-1").text())
                .isEqualTo("{\"events\":[]}");
    }
}
