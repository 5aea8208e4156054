package org.abri.web.rectification;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Map;
import org.abri.domain.account.PersonName;
import org.abri.web.At;
import org.abri.web.face.Browser;
import org.abri.web.face.Site;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class RectificationPagesTest {
    private static Site site;
    private static Site.Person operator;
    private static Site.Place relay;
    private Site.Person person;
    private Browser desk;
    private String names;

    @BeforeAll
    static void begin() {
        site = Site.open();
        operator = site.operator();
        relay = site.relay(operator, "Les Amandiers");
    }

    @AfterAll
    static void end() {
        site.close();
    }

    @BeforeEach
    void somebody() {
        site.pass(Duration.ofHours(12));
        person = site.beneficiary(relay, new PersonName("Amina", "Diallo"), true, false);
        desk = site.as(relay.manager());
        names = relay.path() + "/people/" + person.vault() + "/names";
    }

    private void ask(String given, boolean bySms) {
        desk.open(names).submit(names, Map.of("given", given, "family", "Dialo", "bornDay", "1",
                "bornMonth", "3", "bornYear", "1991", "bySms", Boolean.toString(bySms)));
    }

    @Test
    @DisplayName("PRI-2: typed at the desk, read and accepted on the person's own account, from then on their name")
    void onTheirAccount() {
        ask("Aïcha", false);
        assertThat(desk.status()).isEqualTo(200);
        assertThat(desk.text()).contains("La personne doit confirmer", "Aïcha Dialo", "1er mars 1991");
        var own = site.as(person).open(At.ACCOUNT);
        assertThat(own.text()).contains("Est-ce bien votre nom", "Aïcha Dialo", "Les Amandiers");
        own.submit(own.forms().keySet().stream().filter(action -> action.endsWith("/approve")).findFirst()
                .orElseThrow(), Map.of());
        assertThat(own.text()).contains("C’est corrigé").doesNotContain("Est-ce bien votre nom");
        assertThat(own.open(At.WHO_SAW).text()).contains("a demandé à corriger votre nom");
        assertThat(desk.open(relay.path() + "/people/" + person.vault()).text()).contains("Aïcha Dialo");
    }

    @Test
    @DisplayName("PRI-2: the person says no on their own account, and nothing is changed")
    void refused() {
        ask("Fatima", false);
        var own = site.as(person).open(At.ACCOUNT);
        own.submit(own.forms().keySet().stream().filter(action -> action.endsWith("/refuse")).findFirst()
                .orElseThrow(), Map.of());
        assertThat(own.text()).contains("C’est refusé. Rien n’a changé").doesNotContain("Fatima");
        assertThat(desk.open(names).text()).doesNotContain("La personne doit confirmer");
    }

    @Test
    @DisplayName("PRI-2: the code that came by SMS is typed at the desk; a wrong one is told by its field; what waits is taken back")
    void byCode() {
        ask("Khady", true);
        var confirm = desk.forms().keySet().stream().filter(action -> action.endsWith("/confirm")).findFirst()
                .orElseThrow();
        site.sendSms();
        var code = site.memory.left().getLast().text().replaceAll("\\D", "");
        desk.submit(confirm, Map.of("code", code.equals("111111") ? "222222" : "111111"));
        assertThat(desk.status()).isEqualTo(422);
        assertThat(desk.html()).contains("#code");
        desk.submit(confirm, Map.of("code", code));
        assertThat(desk.text()).contains("C’est corrigé", "Khady Dialo");

        ask("Penda", false);
        desk.submit(desk.forms().keySet().stream().filter(action -> action.endsWith("/withdraw")).findFirst()
                .orElseThrow(), Map.of());
        assertThat(desk.text()).contains("La demande est retirée").doesNotContain("Penda");
    }

    @Test
    @DisplayName("PRI-2, SEC-5: the person answers their secret question on the screen of the desk")
    void byAnswer() {
        ask("Rokia", false);
        var answer = desk.html().replaceAll("(?s).*href=\"([^\"]+/answer)\".*", "$1");
        desk.open(answer).submit(answer, Map.of("answer", "pas cela"));
        assertThat(desk.status()).isEqualTo(422);
        desk.submit(answer, Map.of("answer", "filou"));
        assertThat(desk.text()).contains("C’est corrigé", "Rokia Dialo");
    }

    @Test
    @DisplayName("ACC-8: somebody else of that name and birth date stops it at the desk, until a reason is given")
    void homonym() {
        ask("Sokhna", false);
        var own = site.as(person).open(At.ACCOUNT);
        own.submit(own.forms().keySet().stream().filter(action -> action.endsWith("/approve")).findFirst()
                .orElseThrow(), Map.of());
        person = site.beneficiary(relay, new PersonName("Maty", "Sow"), true, false);
        names = relay.path() + "/people/" + person.vault() + "/names";
        ask("Sokhna", false);
        assertThat(desk.status()).isEqualTo(422);
        assertThat(desk.html()).contains("#homonymReason");
        desk.submit(names, Map.of("given", "Sokhna", "family", "Dialo", "bornYear", "1991", "bornMonth", "3",
                "bornDay", "1", "bySms", "false", "homonymReason", "Deux cousines"));
        assertThat(desk.text()).contains("La personne doit confirmer");
    }

    @Test
    @DisplayName("PRI-2, VLT-13: an operator sees no name, types those that were asked for, and the person reads the reason")
    void byOperator() {
        var browser = site.as(operator);
        var at = "/operator/accounts/" + person.vault() + "/names";
        assertThat(browser.open(at).text()).doesNotContain("Amina", "Diallo");
        browser.submit(at, Map.of("given", "Coumba", "family", "Fall"));
        assertThat(browser.status()).isEqualTo(422);
        assertThat(browser.html()).contains("#reason");
        browser.submit(at, Map.of("given", "Coumba", "family", "Fall", "reason", "Acte de naissance lu"));
        assertThat(browser.text()).contains("C’est corrigé").doesNotContain("Coumba");
        assertThat(site.as(person).open(At.WHO_SAW).text())
                .contains("a corrigé votre nom ou votre naissance (Acte de naissance lu)");
    }

    @Test
    @DisplayName("PRI-2, REL-5: a manager puts a colleague's name right, and neither renames nor locks themselves from there")
    void byManager() {
        var nadia = site.professional(relay, "Nadia", "Benali");
        var at = relay.path() + "/team/" + nadia.signedIn().account() + "/name";
        desk.open(at);
        assertThat(desk.html()).contains("value=\"Nadia\"");
        desk.submit(at, Map.of("given", "Nadia", "family", "Ben Ali"));
        assertThat(desk.text()).contains("C’est corrigé", "Nadia Ben Ali");
        var own = relay.path() + "/team/" + relay.manager().signedIn().account();
        assertThat(desk.open(relay.path() + "/team").html()).contains("/lock\"")
                .doesNotContain(own + "/lock\"").doesNotContain(own + "/name\"");
        assertThat(desk.open(own + "/lock").status()).isEqualTo(404);
        desk.open(own + "/name").submit(own + "/name", Map.of("given", "Autre", "family", "Nom"));
        assertThat(desk.text()).contains("Vous ne pouvez pas le faire pour vous");
    }
}
