package org.abri.web.leaving;

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

/** On pages: accounts that are locked, suspended or given notice, and those who do it. */
class ClosedAccountsTest {
    private Site site;
    private Person operator;
    private Place relay;
    private Person amina;

    @BeforeEach
    void open() {
        site = Site.open();
        operator = site.operator();
        relay = site.relay(operator, "Relais du Port");
        amina = site.beneficiary(relay, new PersonName("Amina", "Diallo"), true, true);
        site.paper(amina.by(), amina.vault(), Visibility.SHARED, "Bail");
    }

    @AfterEach
    void close() {
        site.close();
    }

    private Browser desk() {
        return site.as(operator).open("/operator/accounts").submit("/operator/accounts",
                Map.of("username", amina.username().value()));
    }

    private Browser take(String measure) {
        var desk = desk();
        return desk.submit(desk.path(), Map.of("measure", measure, "reason", "Des papiers d’autrui"));
    }

    @Test
    @DisplayName("LAW-5, END-5: a suspended person is told so, reads and takes their papers, and reads in their journal why")
    void suspended() {
        assertThat(take("SUSPEND").text()).contains("Ce compte est suspendu.").doesNotContain("Amina");
        var browser = site.as(amina);
        assertThat(browser.path()).isEqualTo("/papers");
        assertThat(browser.text()).contains("Votre compte est suspendu", "Bail");
        assertThat(browser.open("/account").path()).isEqualTo("/papers");
        assertThat(browser.open("/papers/add").path()).isEqualTo("/papers");
        assertThat(browser.open("/who-saw").text()).contains("Raison", "Des papiers d’autrui");
        assertThat(browser.open("/account/closing").status()).isEqualTo(200);
        assertThat(browser.open("/account/delete").status()).isEqualTo(200);
        assertThat(site.as(relay.manager()).open(relay.path() + "/people/" + amina.vault()).status())
                .isEqualTo(404);

        assertThat(take("LIFT").text()).doesNotContain("Ce compte est suspendu.");
        assertThat(site.as(amina).path()).isEqualTo("/home");
    }

    @Test
    @DisplayName("VLT-12: an operator gives a vault more room, and the person reads how full it is, and who said so")
    void quota() {
        var page = desk().path() + "/quota";
        var desk = site.as(operator).open(page);
        assertThat(desk.filledIn(page).get("gigabytes")).isEqualTo("1");
        assertThat(desk.submit(page, Map.of("gigabytes", "0")).status()).isEqualTo(422);
        assertThat(desk.submit(page, Map.of("gigabytes", "5")).text()).contains("C’est réglé");
        assertThat(site.as(amina).open("/account").text()).contains("sur 5 Go");
        assertThat(site.as(amina).open("/who-saw").text())
                .contains("L’équipe d’Abri a réglé la place de votre coffre");
    }

    @Test
    @DisplayName("END-5: the desk says until when a notice runs, and what cannot be done; it finds nobody by less than a whole username")
    void notices() {
        assertThat(take("END_NOTICE").status()).isEqualTo(422);
        assertThat(take("GIVE_NOTICE").text()).contains("Mise en demeure, jusqu’au");
        assertThat(site.as(operator).open("/operator/accounts").text())
                .contains(amina.username().value(), "Mise en demeure, jusqu’au").doesNotContain("Amina");
        var desk = desk();
        assertThat(desk.submit(desk.path(), Map.of("measure", "DELETE", "reason", "Abus")).status())
                .as("not confirmed").isEqualTo(422);
        assertThat(site.as(operator).open("/operator/accounts")
                .submit("/operator/accounts", Map.of("username", "bado-riku-mena")).status()).isEqualTo(422);
        assertThat(site.as(operator).open("/operator/accounts")
                .submit("/operator/accounts", Map.of("username", "bado")).status()).isEqualTo(422);
    }

    @Test
    @DisplayName("SEC-8: whoever lost their phone closes their account with what they sign in with; then nothing opens it")
    void locked() {
        var open = site.as(amina).open("/home");
        var browser = site.visitor().open("/sign-in").open("/lock").submit("/lock",
                Map.of("username", amina.username().value(), "password", amina.password()));
        assertThat(browser.path()).isEqualTo("/sign-in");
        assertThat(browser.text()).contains("C’est fermé.");
        assertThat(open.open("/home").path()).isEqualTo("/sign-in");
        assertThat(site.as(amina).text()).contains(
                site.visitor().open("/sign-in").submit("/sign-in",
                        Map.of("username", "bado-riku-mena", "password", amina.password())).text());
    }

    @Test
    @DisplayName("SEC-8: whoever is signed in closes their account with one button; staff close it for who asks them, and for a colleague")
    void lockedByButton() {
        assertThat(site.as(amina).open("/lock").submit("/lock", Map.of()).text()).contains("C’est fermé.");
        var other = site.beneficiary(relay, new PersonName("Samuel", "Tesfaye"), true, true);
        var nadia = site.professional(relay, "Nadia", "Benali");
        var person = relay.path() + "/people/" + other.vault();
        assertThat(site.as(nadia).open(person + "/lock").submit(person + "/lock", Map.of()).text())
                .contains("Son compte est fermé.");
        assertThat(site.as(other).path()).isEqualTo("/sign-in");
        var colleague = relay.path() + "/team/" + nadia.signedIn().account() + "/lock";
        assertThat(site.as(relay.manager()).open(colleague).submit(colleague, Map.of()).text())
                .contains("Son compte est fermé.");
        assertThat(site.as(nadia).path()).isEqualTo("/sign-in");
    }

    @Test
    @DisplayName("PRI-2: a person pauses their vault and goes on with it; staff no longer see them until it is over")
    void paused() {
        var browser = site.as(amina).open("/account/closing").submit("/account/restriction",
                Map.of("restricted", "true"));
        assertThat(browser.text()).contains("Votre coffre est en pause.");
        assertThat(site.as(relay.manager()).open(relay.path() + "/people").text()).doesNotContain("Amina");
        browser.submit("/account/restriction", Map.of("restricted", "false"));
        assertThat(site.as(relay.manager()).open(relay.path() + "/people").text()).contains("Amina");
    }
}
