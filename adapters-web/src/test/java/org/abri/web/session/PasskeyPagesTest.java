package org.abri.web.session;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.abri.application.account.Passkeys.Asked;
import org.abri.application.memory.MemoryPasskey;
import org.abri.domain.account.PersonName;
import org.abri.web.face.Browser;
import org.abri.web.face.Site;
import org.abri.web.face.Site.Person;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class PasskeyPagesTest {
    private static final Pattern CHALLENGE =
            Pattern.compile("challenge(?:&#34;|&quot;):(?:&#34;|&quot;)([\\w-]+)");
    private static final Pattern CODE = Pattern.compile("<li class=\"once\"><bdi>([a-z-]+)</bdi></li>");
    private static final String ADD = "/account/factor/passkeys/add";
    private static final String CREATE = "/account/factor/passkeys/create";

    private final MemoryPasskey phone = new MemoryPasskey("cGhvbmU", true);
    private Site site;
    private Person amina;
    private List<String> onPaper = List.of();

    @BeforeEach
    void open() {
        site = Site.open();
        amina = site.beneficiary(site.relay(site.operator(), "Relais du Port"),
                new PersonName("Amina", "Diallo"), true, true);
    }

    @AfterEach
    void close() {
        site.close();
    }

    @Test
    @DisplayName("SEC-2: on pages a passkey is added with the password, named, listed with its last use, used and removed")
    void wholeLife() {
        var browser = site.as(amina).open("/account/factor");
        browser.open(ADD).submit(ADD, Map.of("password", "faux"));
        assertThat(browser.status()).isEqualTo(422);
        added(browser);
        browser.open("/account/factor");
        assertThat(browser.text()).contains("10 codes sur papier").contains("Mon téléphone")
                .contains("N’a pas encore servi").contains("Ajouter une application de codes");

        var signingIn = site.as(amina);
        assertThat(signingIn.path()).isEqualTo("/sign-in/code");
        assertThat(signingIn.text()).contains("Une clé d’accès a besoin d’un navigateur récent")
                .contains("Un code marche aussi");
        signingIn.submit("/sign-in/code", Map.of("factorCode", "", "passkey", "YQ.YQ.YQ.YQ"));
        assertThat(signingIn.status()).isEqualTo(401);
        signingIn.submit("/sign-in/code", Map.of("factorCode", "", "passkey", shown(signingIn)));
        assertThat(signingIn.path()).isEqualTo("/home");
        assertThat(signingIn.open("/account/factor").text()).contains("A servi le");

        var remove = signingIn.link("/account/factor/passkeys/.*/remove");
        signingIn.open(remove);
        signingIn.submit(remove,
                Map.of("password", Site.PASSWORD, "factorCode", "", "passkey", shown(signingIn)));
        assertThat(signingIn.text()).contains("La clé d’accès est enlevée");
        assertThat(site.as(amina).path()).isEqualTo("/home");
        assertThat(site.as(amina).open("/who-saw?own=true").text())
                .contains("Vous avez ajouté une clé d’accès").contains("Vous avez enlevé une clé d’accès");
    }

    @Test
    @DisplayName("SEC-2: what no browser answered makes no passkey; who did not give the password cannot make one")
    void refused() {
        var browser = site.as(amina);
        assertThat(browser.open(CREATE).path()).isEqualTo("/account/factor");
        browser.open(ADD).submit(ADD, Map.of("password", Site.PASSWORD));
        browser.submit(CREATE, Map.of("name", "x", "passkey", ""));
        assertThat(browser.status()).isEqualTo(422);
        assertThat(browser.text()).contains("La clé n’a pas répondu comme il faut");
        browser.submit(CREATE, Map.of("name", "x", "passkey", phone.made(
                new Asked(challenge(browser), "https://vau1t.example"))));
        assertThat(browser.text()).contains("La clé n’a pas répondu comme il faut");
        browser.submit(CREATE, Map.of("name", "x".repeat(41), "passkey", "a.b.c"));
        assertThat(browser.status()).isEqualTo(422);
        assertThat(browser.filledIn(CREATE)).containsEntry("name", "x".repeat(41));
    }

    private void added(Browser browser) {
        browser.open(ADD).submit(ADD, Map.of("password", Site.PASSWORD));
        assertThat(browser.path()).isEqualTo(CREATE);
        assertThat(browser.text()).contains("Une clé d’accès a besoin d’un navigateur récent");
        browser.submit(CREATE, Map.of("name", "Mon téléphone", "passkey",
                phone.made(new Asked(challenge(browser), origin()))));
        onPaper = CODE.matcher(browser.html()).results().map(match -> match.group(1)).toList();
        assertThat(onPaper).hasSize(10);
    }

    private String shown(Browser browser) {
        return phone.shown(new Asked(challenge(browser), origin()));
    }

    private String origin() {
        return site.origin();
    }

    private static String challenge(Browser browser) {
        var challenge = CHALLENGE.matcher(browser.html());
        assertThat(challenge.find()).isTrue();
        return challenge.group(1);
    }
}
