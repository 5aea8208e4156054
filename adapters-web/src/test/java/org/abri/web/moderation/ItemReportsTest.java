package org.abri.web.moderation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.abri.domain.account.PersonName;
import org.abri.domain.vault.Visibility;
import org.abri.web.face.Browser;
import org.abri.web.face.Site;
import org.abri.web.face.Site.Person;
import org.abri.web.face.Site.Place;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** On pages: something is reported, looked at, withdrawn and given back. */
class ItemReportsTest {
    private Site site;
    private Person operator;
    private Place relay;
    private Person nadia;
    private Person amina;
    private String paper;

    @BeforeEach
    void open() {
        site = Site.open();
        operator = site.operator();
        relay = site.relay(operator, "Relais du Port");
        nadia = site.professional(relay, "Nadia", "Benali");
        amina = site.beneficiary(relay, new PersonName("Amina", "Diallo"), true, true);
        site.note(amina.by(), amina.vault(), Visibility.SHARED, "Courses", "Du pain");
        paper = "/papers/"
                + site.note(amina.by(), amina.vault(), Visibility.SHARED, "Lettre", "Je te retrouverai");
    }

    @AfterEach
    void close() {
        site.close();
    }

    private Browser reported() {
        var at = relay.path() + "/people/" + amina.vault() + paper;
        return site.as(nadia).open(at).open(at + "/report").submit(at + "/report",
                Map.of("wrong", "ABUSIVE", "words", "Des menaces"));
    }

    /** On the page of the first report. */
    private Browser desk() {
        var browser = site.as(operator).open("/operator/reports");
        return browser.open(browser.links().stream().filter(link -> link.startsWith("/operator/reports/"))
                .findFirst().orElseThrow());
    }

    private Browser decide(String decision) {
        var desk = desk();
        return desk.submit(desk.path(), Map.of("decision", decision));
    }

    @Test
    @DisplayName("MOD-1: staff report what they see; the operator sees it alone and withdraws it; the person reads so at home and in their journal, and can get it back")
    void withdrawnAndGivenBack() {
        assertThat(site.as(operator).open("/operator/reports").text()).contains("Rien n’a été signalé.");
        assertThat(reported().text()).contains("Merci. L’équipe d’Abri va le regarder.");

        assertThat(desk().text()).contains("Des menaces", "Je te retrouverai", "Relais du Port")
                .doesNotContain("Amina", "Diallo", "Courses", "Nadia");
        assertThat(decide("WITHDRAW").text()).contains("C’est fait");
        assertThat(site.as(amina).open("/home").text())
                .contains("L’équipe d’Abri a retiré", "Lettre");
        assertThat(site.as(amina).open(paper).status()).isEqualTo(404);
        assertThat(site.as(amina).open("/papers").text()).contains("Courses").doesNotContain("Lettre");
        assertThat(site.as(amina).open("/who-saw").text()).contains("qui a été signalé", "a retiré", "Lettre")
                .doesNotContain("a signalé un contenu");

        assertThat(decide("GIVE_BACK").text()).contains("C’est fait");
        assertThat(site.as(amina).open("/home").text()).doesNotContain("a retiré");
        assertThat(site.as(amina).open(paper).text()).contains("Je te retrouverai");
    }

    @Test
    @DisplayName("MOD-1, VLT-3: what its owner hides is seen no more by operators, who are told only that there is nothing to see")
    void hidden() {
        reported();
        site.as(amina).open(paper + "/visibility").submit(paper + "/visibility",
                Map.of("visibility", "PRIVATE"));
        assertThat(desk().text()).contains("Il n’y a rien à voir").doesNotContain("Lettre")
                .doesNotContain("Je te retrouverai");
        assertThat(decide("WITHDRAW").status()).isEqualTo(422);
        assertThat(decide("NOTHING_FOUND").text()).contains("C’est fait");
        assertThat(site.as(amina).open(paper).html()).as("private: nothing to report")
                .doesNotContain(paper + "/report");
    }

    @Test
    @DisplayName("MOD-1: nobody chooses that something is withdrawn, by whatever form")
    void nobodyChooses() {
        assertThat(site.as(amina).open(paper + "/visibility")
                .submit(paper + "/visibility", Map.of("visibility", "WITHDRAWN")).status()).isEqualTo(422);
    }
}
