package org.abri.web.session;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.abri.domain.account.Language;
import org.abri.domain.account.PersonName;
import org.abri.web.Phone;
import org.abri.web.face.Browser;
import org.abri.web.face.Site;
import org.abri.web.face.Site.Person;
import org.abri.web.face.Site.Place;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class FactorPagesTest {
    private static final Pattern SEED = Pattern.compile("<bdi>((?:[A-Z2-7]{4} ){7}[A-Z2-7]{4})</bdi>");
    private static final Pattern CODE = Pattern.compile("<li class=\"once\"><bdi>([a-z-]+)</bdi></li>");

    private static final Pattern END = Pattern.compile("formaction=\"(/account/sessions/.{36}/end)\"");
    private static final String END_OTHERS = "/account/sessions/end-others";

    private Site site;
    private Place relay;
    private Person amina;
    private List<String> onPaper = List.of();

    @BeforeEach
    void open() {
        site = Site.open();
        relay = site.relay(site.operator(), "Relais du Port");
        amina = site.beneficiary(relay, new PersonName("Amina", "Diallo"), true, true);
    }

    @AfterEach
    void close() {
        site.close();
    }

    @Test
    @DisplayName("SEC-2: on pages, a factor is set up with a QR code or by hand, and ten codes on paper are shown once")
    void setUp() {
        var browser = site.as(amina).open("/account/factor");
        assertThat(browser.link("/account/factor/set-up")).isNotEmpty();
        browser.open("/account/factor/set-up").submit("/account/factor/set-up", Map.of("password", "faux"));
        assertThat(browser.status()).isEqualTo(422);
        assertThat(browser.text()).contains("Le mot de passe est faux");
        browser.submit("/account/factor/set-up", Map.of("password", Site.PASSWORD));
        assertThat(browser.path()).isEqualTo("/account/factor/confirm");
        assertThat(browser.html()).contains("<svg xmlns=", "otpauth://totp/Abri:" + amina.username());
        var phone = phone(browser);
        assertThat(browser.text()).contains("secret=" + phone.seed().base32());
        browser.submit("/account/factor/confirm", Map.of("factorCode", "123"));
        assertThat(browser.text()).contains("Un code a six chiffres");
        browser.submit("/account/factor/confirm",
                Map.of("factorCode", phone.codeAt(site.now().minusSeconds(90))));
        assertThat(browser.text()).contains("L’horloge du téléphone est fausse");
        browser.submit("/account/factor/confirm", Map.of("factorCode", phone.codeAt(site.now())));
        assertThat(codes(browser)).hasSize(10);
        assertThat(browser.bytes().length).isLessThan(14 * 1024);
        browser.open("/account/factor");
        assertThat(browser.text()).contains("10 codes sur papier").doesNotContain(onPaper.getFirst());
        assertThat(browser.open("/account/factor/confirm").path()).isEqualTo("/account/factor");
    }

    @Test
    @DisplayName("MFA-1: the sign-in asks for the code after the password, once: nothing opens before, and the code opens nothing again")
    void signIn() {
        var phone = setUpPhone();
        var browser = site.as(amina);
        assertThat(browser.path()).isEqualTo("/sign-in/code");
        assertThat(site.visitor().besides(browser).open("/home").path()).isEqualTo("/sign-in");
        browser.submit("/sign-in/code", Map.of("factorCode", "000000"));
        assertThat(browser.status()).isEqualTo(401);
        assertThat(browser.text()).contains("Ce code ne marche pas");
        var code = phone.codeAt(site.now());
        browser.submit("/sign-in/code", Map.of("factorCode", code));
        assertThat(browser.path()).isEqualTo("/home");
        assertThat(browser.status()).isEqualTo(200);
        var again = site.as(amina).submit("/sign-in/code", Map.of("factorCode", code));
        assertThat(again.status()).isEqualTo(401);
        again.submit("/sign-in/code", Map.of("factorCode", onPaper.getFirst()));
        assertThat(again.path()).isEqualTo("/home");
    }

    @Test
    @DisplayName("MFA-1: whoever comes too late, or without the password, is led back to the sign-in")
    void late() {
        setUpPhone();
        assertThat(site.visitor().open("/sign-in/code").path()).isEqualTo("/sign-in");
        var browser = site.as(amina);
        site.pass(Duration.ofMinutes(5));
        browser.submit("/sign-in/code", Map.of("factorCode", onPaper.getFirst()));
        assertThat(browser.path()).isEqualTo("/sign-in");
        assertThat(browser.text()).contains("Le code est venu trop tard");
    }

    @Test
    @DisplayName("SEC-3: what was written in a form whose session ended comes back after both halves of the sign-in")
    void kept() {
        var phone = setUpPhone();
        var browser = site.as(amina).submit("/sign-in/code", Map.of("factorCode", phone.codeAt(site.now())));
        browser.open("/notes/add");
        site.pass(Duration.ofHours(1));
        browser.submit("/notes/add", Map.of("title", "Bail", "text", "Signé hier"));
        assertThat(browser.status()).isEqualTo(401);
        browser.submit("/sign-in", Map.of("username", amina.username().value(), "password", Site.PASSWORD));
        browser.submit("/sign-in/code", Map.of("factorCode", phone.codeAt(site.now())));
        assertThat(browser.path()).isEqualTo("/notes/add");
        assertThat(browser.filledIn("/notes/add")).containsEntry("text", "Signé hier");
    }

    @Test
    @DisplayName("SEC-2: a factor is turned off with the password and a code; new codes on paper too are made so")
    void changes() {
        var phone = setUpPhone();
        var browser = site.as(amina).submit("/sign-in/code", Map.of("factorCode", phone.codeAt(site.now())));
        browser.open("/account/factor/codes").submit("/account/factor/codes",
                Map.of("password", Site.PASSWORD));
        assertThat(browser.status()).isEqualTo(422);
        var before = onPaper;
        browser.submit("/account/factor/codes",
                Map.of("password", Site.PASSWORD, "factorCode", before.getLast()));
        assertThat(codes(browser)).hasSize(10).doesNotContainAnyElementsOf(before);
        browser.open("/account/factor/off").submit("/account/factor/off",
                Map.of("password", Site.PASSWORD, "factorCode", onPaper.getFirst()));
        assertThat(browser.text()).contains("C’est enlevé");
        assertThat(site.as(amina).path()).isEqualTo("/home");
    }

    @Test
    @DisplayName("SEC-2: an operator is led to the set-up after the first sign-in, from wherever they go, until it is done")
    void operators() {
        var opened = site.abri.account().openOperatorAccount().open(new PersonName("Inès", "Moreau"),
                Language.FRENCH);
        var browser = site.visitor().open("/activate").submit("/activate",
                Map.of("username", opened.username().value(), "code", opened.activationCode(), "password",
                        Site.PASSWORD, "passwordAgain", Site.PASSWORD));
        browser.submit("/sign-in", Map.of("username", opened.username().value(), "password", Site.PASSWORD));
        browser.submit("/accept-terms", Map.of("accepted", "true"));
        assertThat(browser.path()).isEqualTo("/account/factor");
        assertThat(browser.text()).contains("Votre compte doit avoir un deuxième code");
        assertThat(browser.open("/operator/relays").path()).isEqualTo("/account/factor");
        var phone = confirmed(browser);
        assertThat(browser.open("/operator/relays").path()).isEqualTo("/operator/relays");
        browser.open("/account/factor");
        assertThat(browser.links()).doesNotContain("/account/factor/off");
        browser.open("/account/factor/off").submit("/account/factor/off",
                Map.of("password", Site.PASSWORD, "factorCode", onPaper.getFirst()));
        assertThat(browser.text()).contains("Changez-le sans l’enlever");
        assertThat(phone).isNotNull();
    }

    @Test
    @DisplayName("SEC-2: a manager asks the team for a second factor on the team's page, and no longer")
    void teams() {
        var nadia = site.professional(relay, "Nadia", "Benali");
        var professional = site.as(nadia).open(relay.path() + "/people");
        assertThat(professional.open(relay.path() + "/team").forms())
                .doesNotContainKey(relay.path() + "/factor");
        var manager = site.as(relay.manager()).open(relay.path() + "/team");
        manager.submit(relay.path() + "/factor", Map.of("required", "true"));
        assertThat(manager.path()).isEqualTo("/account/factor");
        assertThat(professional.open(relay.path() + "/people").path()).isEqualTo("/account/factor");
        confirmed(manager);
        manager.open(relay.path() + "/team");
        assertThat(manager.text()).contains("Toute l’équipe doit avoir un deuxième code");
        manager.submit(relay.path() + "/factor", Map.of("required", "false"));
        assertThat(professional.open(relay.path() + "/people").path()).isEqualTo(relay.path() + "/people");
    }

    @Test
    @DisplayName("SES-3: people see where they are signed in, and end it there; no token is on the page")
    void sessions() {
        var here = site.as(amina);
        var there = site.as(amina);
        here.open("/account/sessions");
        assertThat(here.text()).contains("Ici").contains("Fermer toutes les autres");
        assertThat(here.html()).doesNotContain(amina.signedIn().token());
        var ends = ends(here);
        assertThat(ends).hasSizeGreaterThanOrEqualTo(2);
        assertThat(here.html()).doesNotContain("name=\"password\"");
        here.press(END_OTHERS, ends.getFirst(), Map.of());
        assertThat(here.text()).contains("C’est fermé là-bas");
        assertThat(there.open("/home").path()).isEqualTo("/sign-in");
        var third = site.as(amina);
        here.open("/account/sessions").submit(END_OTHERS, Map.of());
        assertThat(third.open("/home").path()).isEqualTo("/sign-in");
        assertThat(here.open("/home").path()).isEqualTo("/home");
        assertThat(here.open("/who-saw?own=true").text()).contains("Vous avez fermé");
    }

    @Test
    @DisplayName("REC-3, SES-3: five minutes after the sign-in, the page asks for the password before it ends a session, and says what is wrong with it")
    void passwordAgain() {
        var here = site.as(amina);
        here.open("/account/sessions");
        site.pass(Duration.ofMinutes(5));
        var there = site.as(amina);
        there.open("/home");
        here.submit(END_OTHERS, Map.of());
        assertThat(here.status()).isEqualTo(422);
        assertThat(here.text()).contains("Pour fermer ailleurs, redonnez votre mot de passe");
        here.open("/account/sessions").press(END_OTHERS, ends(here).getFirst(), Map.of("password", "faux"));
        assertThat(here.text()).contains("Le mot de passe est faux");
        assertThat(there.open("/home").path()).isEqualTo("/home");
        here.submit(END_OTHERS, Map.of("password", Site.PASSWORD));
        assertThat(here.text()).contains("Tout est fermé, sauf ici");
        assertThat(there.open("/home").path()).isEqualTo("/sign-in");
    }

    /** The addresses of the buttons that end one session. */
    private static List<String> ends(Browser page) {
        return END.matcher(page.html()).results().map(button -> button.group(1)).toList();
    }

    private Phone setUpPhone() {
        var phone = confirmed(site.as(amina).open("/account/factor"));
        site.pass(Duration.ofSeconds(30));
        return phone;
    }

    private Phone confirmed(Browser browser) {
        browser.open("/account/factor/set-up").submit("/account/factor/set-up",
                Map.of("password", Site.PASSWORD));
        var phone = phone(browser);
        browser.submit("/account/factor/confirm", Map.of("factorCode", phone.codeAt(site.now())));
        assertThat(codes(browser)).hasSize(10);
        return phone;
    }

    private static Phone phone(Browser browser) {
        var seed = SEED.matcher(browser.html());
        assertThat(seed.find()).isTrue();
        return Phone.given(seed.group(1));
    }

    private List<String> codes(Browser browser) {
        onPaper = CODE.matcher(browser.html()).results().map(match -> match.group(1)).toList();
        return onPaper;
    }
}
