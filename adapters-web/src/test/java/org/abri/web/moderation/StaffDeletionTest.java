package org.abri.web.moderation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.abri.web.face.Browser;
import org.abri.web.face.Site;
import org.abri.web.face.Site.Person;
import org.abri.web.face.Site.Place;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** On pages: staff ask that their account be deleted. */
class StaffDeletionTest {
    private Site site;
    private Person operator;
    private Place relay;
    private Person nadia;

    @BeforeEach
    void open() {
        site = Site.open();
        operator = site.operator();
        relay = site.relay(operator, "Relais du Port");
        nadia = site.professional(relay, "Nadia", "Benali");
    }

    @AfterEach
    void close() {
        site.close();
    }

    private Browser ask(Person who, Map<String, String> typed) {
        return site.as(who).open("/password").open("/account/deletion").submit("/account/deletion", typed);
    }

    private Browser answer(Person who, String list, Map<String, String> typed) {
        var browser = site.as(who).open(list);
        browser.open(browser.links().stream().filter(link -> link.startsWith(list + "/")).findFirst()
                .orElseThrow());
        return browser.submit(browser.path(), typed);
    }

    @Test
    @DisplayName("END-3: a professional asks, the manager refuses with a reason that is read, then approves: nothing opens any more")
    void byManager() {
        var list = relay.path() + "/deletions";
        assertThat(ask(nadia, Map.of("reason", "Je change de métier")).text())
                .contains("Vos gestionnaires répondent.");
        assertThat(answer(relay.manager(), list, Map.of("answer", "REFUSE", "reason", "")).status())
                .as("not without a reason").isEqualTo(422);
        assertThat(answer(relay.manager(), list,
                Map.of("answer", "REFUSE", "reason", "Après l’inventaire")).text())
                        .contains("La personne lit pourquoi.");
        assertThat(site.as(nadia).open("/account/deletion").text()).contains("Refusé le",
                "Après l’inventaire");
        assertThat(ask(nadia, Map.of("reason", "L’inventaire est fait")).text()).contains("C’est demandé.");
        assertThat(site.as(relay.manager()).open(relay.path() + "/team").open(list).text())
                .contains("Nadia Benali");
        assertThat(answer(relay.manager(), list, Map.of("answer", "APPROVE")).text())
                .contains("C’est fait.");
        assertThat(site.as(nadia).path()).isEqualTo("/sign-in");
    }

    @Test
    @DisplayName("END-3, END-4, REL-4: an operator answers whoever asks them, and managers; the last one is replaced first")
    void byOperator() {
        assertThat(ask(nadia, Map.of("reason", "Personne ne répond", "ofOperator", "true")).text())
                .contains("L’équipe d’Abri répond.");
        assertThat(site.as(operator).open("/operator/accounts").open("/operator/deletions").text())
                .contains(nadia.username().value(), "Relais du Port").doesNotContain("Benali");
        assertThat(answer(operator, "/operator/deletions", Map.of("answer", "APPROVE")).text())
                .contains("C’est fait.");
        assertThat(site.as(nadia).path()).isEqualTo("/sign-in");

        assertThat(ask(relay.manager(), Map.of("reason", "Retraite")).text())
                .contains("L’équipe d’Abri répond.");
        assertThat(answer(operator, "/operator/deletions", Map.of("answer", "APPROVE")).status())
                .isEqualTo(422);
        assertThat(site.as(relay.manager()).open("/account/deletion")
                .submit("/account/deletion/take-back", Map.of()).text()).contains("La demande est annulée.");
    }
}
