package org.abri.web.moderation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.abri.domain.account.PersonName;
import org.abri.web.face.Browser;
import org.abri.web.face.Site;
import org.abri.web.face.Site.Person;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** On pages: somebody tells of a problem, and is answered. */
class ProblemsTest {
    private static final Map<String, String> SAID =
            Map.of("kind", "FRAUD", "words", "Quelqu’un lit mes papiers");

    private Site site;
    private Person operator;
    private Person amina;

    @BeforeEach
    void open() {
        site = Site.open();
        operator = site.operator();
        amina = site.beneficiary(site.relay(operator, "Relais du Port"), new PersonName("Amina", "Diallo"),
                true, true);
    }

    @AfterEach
    void close() {
        site.close();
    }

    private Browser desk() {
        var browser = site.as(operator).open("/operator/reports").open("/operator/problems");
        return browser.open(browser.links().stream().filter(link -> link.startsWith("/operator/problems/"))
                .findFirst().orElseThrow());
    }

    @Test
    @DisplayName("MOD-3: a person tells of fraud from their account, is given a reference, and reads there what the team answered")
    void toldAndAnswered() {
        var browser = site.as(amina).open("/account").open("/problem").submit("/problem", SAID);
        assertThat(browser.text()).contains("Nous avons bien reçu votre message", "Votre référence")
                .containsPattern("[0-9A-F]{4}-[0-9A-F]{4}");
        assertThat(browser.open("/problem").text()).contains("L’équipe n’a pas encore répondu.");
        var desk = desk();
        assertThat(desk.text()).contains("Quelqu’un lit mes papiers", amina.username().value())
                .doesNotContain("Diallo");
        assertThat(desk.submit(desk.path(), Map.of("reply", "Nous avons fermé ses sessions.")).text())
                .contains("C’est répondu et fermé.");
        assertThat(site.as(amina).open("/problem").text()).contains("Nous avons fermé ses sessions.");
    }

    @Test
    @DisplayName("MOD-3, AUT-5: whoever is not signed in tells of one in the same words, and nothing says who they are")
    void notSignedIn() {
        assertThat(site.visitor().open("/").open("/problem").submit("/problem", SAID).text())
                .contains("Nous avons bien reçu votre message", "Sans connexion, pas de réponse ici.");
        assertThat(desk().text()).contains("par quelqu’un qui n’était pas connecté");
        assertThat(site.visitor().open("/problem").submit("/problem", Map.of("words", "")).status())
                .isEqualTo(422);
    }
}
