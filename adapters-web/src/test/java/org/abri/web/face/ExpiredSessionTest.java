package org.abri.web.face;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.abri.domain.account.PersonName;
import org.abri.web.face.Site.Person;
import org.abri.web.face.Site.Place;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** SES-2: a session that ends in the middle of a form costs nobody what they typed. */
class ExpiredSessionTest {
    private static final Duration LONG = Duration.ofHours(1);
    private static final String TEXT = "Trois lignes\nque j'ai mis <longtemps>\n\"à écrire\"";

    private static Site site;
    private static Place relay;
    private static Person amadou;
    private static Person fatou;

    @BeforeAll
    static void open() {
        site = Site.open();
        relay = site.relay(site.operator(), "Relais du Port");
        amadou = site.beneficiary(relay, new PersonName("Amadou", "Diallo"), true, true);
        fatou = site.beneficiary(relay, new PersonName("Fatou", "Sow"), true, true);
    }

    @AfterAll
    static void close() {
        site.close();
    }

    @Test
    @DisplayName("SES-2: what was typed comes back after the sign-in, and is saved once")
    void comesBack() {
        var browser = expired(amadou, "/notes/add", "/notes/add",
                Map.of("title", "À moi", "text", TEXT, "visibility", "SHARED"));
        assertThat(browser.text()).contains("ce que vous avez écrit revient ensuite");
        browser.submit("/sign-in", Map.of("username", amadou.username().value(), "password", "pas le bon"));
        assertThat(browser.status()).isEqualTo(401);
        assertThat(browser.text()).contains("L’identifiant ou le mot de passe est faux");
        signIn(browser, amadou);
        assertThat(browser.html()).contains("value=\"À moi\"", "&lt;longtemps&gt;")
                .containsPattern("value=\"SHARED\" id=\"visibility-shared\" checked");
        browser.submit("/notes/add", Map.of());
        assertThat(browser.text()).contains("La note est enregistrée").contains("que j'ai mis <longtemps>");
    }

    @Test
    @DisplayName("SES-2: what somebody typed is given to nobody else who signs in there")
    void notToOthers() {
        var browser =
                expired(amadou, "/notes/add", "/notes/add", Map.of("title", "À moi seul", "text", TEXT));
        signIn(browser, fatou);
        assertThat(browser.path()).isEqualTo("/home");
        assertThat(browser.html()).doesNotContain("À moi seul").doesNotContain("longtemps");
    }

    @Test
    @DisplayName("SES-2: what a sign-in carries along leads nobody to another site")
    void noOtherSite() {
        for (var elsewhere : List.of("//other.example/", "https://other.example/", "/\\other.example/")) {
            var browser = expired(amadou, "/notes/add", "/notes/add", Map.of("title", "À moi", "text", TEXT));
            browser.submit("/sign-in", Map.of("username", amadou.username().value(), "password",
                    amadou.password(), "kept.path", elsewhere));
            assertThat(browser.path()).as(elsewhere).isEqualTo("/home");
        }
    }

    @Test
    @DisplayName("SEC-1: a password is never kept in a page")
    void noSecrets() {
        var browser = expired(amadou, "/password", "/password",
                Map.of("current", Site.PASSWORD, "password", "un secret bien long à moi",
                        "passwordAgain", "un secret bien long à moi"));
        assertThat(browser.text()).contains("Rien n’a été fait");
        assertThat(browser.html()).doesNotContain("secret bien long").doesNotContain(Site.PASSWORD);
        var staff = site.as(relay.manager());
        var form = relay.path() + "/people/new";
        staff.open(form).submit(form, Map.of("given", "Awa", "family", "Ba", "bornYear", "1980"))
                .submit(form, Map.of("affiliate", "false"));
        site.pass(LONG);
        staff.submit(form, Map.of("password", "un secret bien long à moi", "passwordAgain", "x", "question",
                "Mon chat ?", "answer", "Minou"));
        assertThat(staff.html()).contains("Awa").doesNotContain("secret bien long").doesNotContain("Minou");
        signIn(staff, relay.manager());
        assertThat(staff.text()).contains("Ouvrir un coffre");
        assertThat(staff.html()).contains("value=\"Awa\"");
    }

    @Test
    @DisplayName("SES-2: a paper that was on its way is not saved, and the page says so")
    void upload() {
        var browser = site.as(amadou).open("/papers/add");
        site.pass(LONG);
        browser.upload("/papers/add", Map.of("title", "Carte"), "carte.pdf", Site.pdf());
        assertThat(browser.path()).isEqualTo("/sign-in");
        assertThat(browser.text()).contains("Le papier n’est pas enregistré");
        signIn(browser, amadou);
        assertThat(browser.open("/papers").text()).doesNotContain("Carte");
    }

    @Test
    @DisplayName("SES-2: a choice without words is not made later by itself")
    void choice() {
        var browser = expired(amadou, "/my-relays", "/my-relays/" + relay.id() + "/feeding",
                Map.of("allowed", "false"));
        assertThat(browser.text()).contains("Rien n’a été fait");
        signIn(browser, amadou);
        assertThat(browser.open("/my-relays").text()).contains("Ce relais peut ajouter des papiers");
    }

    @Test
    @DisplayName("AUT-4: after too many tries the page says when to try again")
    void paused() {
        var browser = site.visitor().open("/sign-in");
        for (int i = 0; i < 5; i++) {
            browser.submit("/sign-in", Map.of("username", "zuzu-zuzu-zuzu", "password", "x"));
        }
        assertThat(browser.status()).isEqualTo(429);
        assertThat(browser.text()).containsPattern("Essayez encore dans (?:une minute|\\d+ minutes)");
    }

    private static Browser expired(Person person, String page, String action, Map<String, String> fields) {
        var browser = site.as(person).open(page);
        browser.form(action);
        site.pass(LONG);
        browser.submit(action, fields);
        assertThat(browser.status()).isEqualTo(401);
        return browser;
    }

    private static void signIn(Browser browser, Person person) {
        browser.submit("/sign-in",
                Map.of("username", person.username().value(), "password", person.password()));
        assertThat(browser.status()).isEqualTo(200);
    }
}
