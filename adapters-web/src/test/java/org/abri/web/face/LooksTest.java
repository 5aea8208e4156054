package org.abri.web.face;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.abri.domain.account.PersonName;
import org.abri.web.At;
import org.abri.web.face.Site.Person;
import org.abri.web.face.Site.Place;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** ADR 94: a form that is only asked to look otherwise keeps what was typed, and does nothing. */
class LooksTest {
    private static final String NEW = "une autre phrase tout à fait neuve";

    private static Site site;
    private static Place relay;
    private static Person amina;

    @BeforeAll
    static void open() {
        site = Site.open();
        relay = site.relay(site.operator(), "Relais du Port");
        amina = site.beneficiary(relay, new PersonName("Amina", "Diallo"), true, true);
    }

    @AfterAll
    static void close() {
        site.close();
    }

    @Test
    @DisplayName("FACE: whoever changes the language in the middle of a form keeps what they typed, on every page of nobody")
    void language() {
        var browser = site.visitor().open(At.SIGN_IN).look(At.SIGN_IN, "?language=en",
                Map.of("username", "bado-riku-mena", "password", "un secret"));
        assertThat(browser.status()).isEqualTo(200);
        assertThat(browser.html()).contains("<html lang=\"en\"").doesNotContain("id=\"problems\"")
                .doesNotContain("un secret");
        assertThat(browser.filledIn(At.SIGN_IN)).containsEntry("username", "bado-riku-mena");
        assertThat(browser.open(At.HELP).html()).as("it is kept").contains("<html lang=\"en\"");

        browser.open(At.ACTIVATE).look(At.ACTIVATE, "?language=fr",
                Map.of("username", "Bado", "code", "kado-limu"));
        assertThat(browser.html()).contains("<html lang=\"fr\"");
        assertThat(browser.filledIn(At.ACTIVATE)).containsEntry("username", "Bado")
                .containsEntry("code", "kado-limu");
    }

    @Test
    @DisplayName("FACE: no link changes a language")
    void noLink() {
        var browser = site.visitor().open(At.SIGN_IN + "?language=en");
        assertThat(browser.html()).contains("<html lang=\"fr\"");
        assertThat(browser.open(At.HELP).html()).contains("<html lang=\"fr\"");
    }

    @Test
    @DisplayName("AUT-1: a password can be read while it is typed, is then typed once, and is hidden again when that is asked")
    void shown() {
        var browser = site.as(amina).open(At.PASSWORD).look(At.PASSWORD, "?shown=true",
                Map.of("current", Site.PASSWORD, "password", NEW));
        assertThat(browser.html()).contains("value=\"" + NEW + "\"").doesNotContain("name=\"passwordAgain\"");
        browser.look(At.PASSWORD, "?shown=false", Map.of());
        assertThat(browser.html()).doesNotContain(NEW).contains("name=\"passwordAgain\"");
        assertThat(site.as(amina).open(At.HOME).status()).as("nothing was done").isEqualTo(200);

        browser.look(At.PASSWORD, "?shown=true", Map.of()).submit(At.PASSWORD,
                Map.of("current", "pas le bon", "password", NEW));
        assertThat(browser.status()).isEqualTo(422);
        assertThat(browser.html()).as("it stays to be read").contains("value=\"" + NEW + "\"")
                .doesNotContain("name=\"passwordAgain\"");
    }

    @Test
    @DisplayName("AUT-1: on a phone that somebody said is theirs, passwords are to be read from the start; until they say otherwise")
    void ownPhone() {
        var browser = site.as(amina).open(At.ACCOUNT).submit(At.OWN_BROWSER, Map.of("own", "true"));
        assertThat(browser.text()).contains("Vos mots de passe se voient");
        assertThat(browser.open(At.PASSWORD).html()).doesNotContain("type=\"password\"");
        browser.open(At.ACCOUNT).submit(At.OWN_BROWSER, Map.of("own", "false"));
        assertThat(browser.open(At.PASSWORD).html()).contains("type=\"password\"");
    }

    @Test
    @DisplayName("FACE: in an opening, whoever looks at what they type stays where they are, and going back loses nothing but secrets")
    void opening() {
        var form = relay.path() + "/people/new";
        var browser = site.as(relay.manager()).open(form).submit(form, Map.of("given", "Awa", "family", "Ba",
                "bornYear", "1980", "language", "en"));
        browser.submit(form, Map.of("affiliate", "true", "feeding", "false"));
        browser.look(form, "?shown=true", Map.of("question", "My first school?", "password", NEW));
        assertThat(browser.status()).isEqualTo(200);
        assertThat(browser.filledIn(form)).containsEntry("step", "secrets").containsEntry("given", "Awa")
                .containsEntry("question", "My first school?").containsEntry("password", NEW);
        browser.look(form, "?back=true", Map.of());
        assertThat(browser.filledIn(form)).containsEntry("step", "wishes").containsEntry("affiliate", "true");
        assertThat(browser.html()).contains("<html lang=\"en\"").doesNotContain(NEW);
        browser.look(form, "?back=true", Map.of());
        assertThat(browser.filledIn(form)).containsEntry("step", "who").containsEntry("given", "Awa")
                .containsEntry("bornYear", "1980");
        assertThat(browser.html()).contains("<html lang=\"fr\"");
    }

    @Test
    @DisplayName("FACE: who writes too much is told how much would do, and the errors take the focus")
    void tooMuch() {
        var browser = site.as(amina).open("/notes/add").submit("/notes/add",
                Map.of("title", "a".repeat(151), "text", "…"));
        assertThat(browser.status()).isEqualTo(422);
        assertThat(browser.text()).contains("150 lettres au plus");
        assertThat(browser.html()).contains("id=\"problems\" tabindex=\"-1\" autofocus");
    }

    @Test
    @DisplayName("WEB-1: a form that is asked to look otherwise without its token is refused")
    void token() {
        var browser = site.as(amina).open(At.PASSWORD).look(At.PASSWORD, "?shown=true",
                Map.of("current", Site.PASSWORD, "formToken", "0000"));
        assertThat(browser.status()).isEqualTo(403);
        assertThat(browser.html()).doesNotContain(Site.PASSWORD);
    }
}
