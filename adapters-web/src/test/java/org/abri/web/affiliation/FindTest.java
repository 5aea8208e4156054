package org.abri.web.affiliation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.abri.domain.account.PersonName;
import org.abri.web.face.Browser;
import org.abri.web.face.Site;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** AFF-4, in browsers without script. */
class FindTest {
    private static final Pattern CODE = Pattern.compile("class=\"once\"><bdi>([a-z]{4}-[a-z]{4})</bdi>");

    private final Site site = Site.open();
    private Site.Place other;
    private Site.Person mohamed;
    private Browser desk;
    private String find;
    private String affiliate;

    @BeforeEach
    void open() {
        var operator = site.operator();
        var relay = site.relay(operator, "Relais du Port");
        other = site.relay(operator, "Relais des Lilas");
        mohamed = site.beneficiary(relay, new PersonName("Mohamed", "Ben Saïd"), true, true);
        desk = site.as(other.manager());
        find = other.path() + "/people/find";
        affiliate = other.path() + "/people/affiliate";
    }

    @AfterEach
    void close() {
        site.close();
    }

    @Test
    @DisplayName("AFF-4: staff find somebody by names spelt otherwise and the birth date: masked, and nothing else of them is on any page; the code that they tell confirms; they read who looked")
    void byNames() {
        desk.open(affiliate);
        assertThat(desk.html()).contains("href=\"" + find + "\"");
        sought("Bensaid", "Mohammed", "28", "2", "1990");
        assertThat(desk.text()).contains("M••• B., 1990").doesNotContain("Saïd");
        assertThat(desk.html()).doesNotContain(mohamed.username().value())
                .doesNotContain(mohamed.vault().toString());
        desk.press(find + "/ask", "bySms", "true");
        assertThat(desk.text()).contains("Si cette personne existe");
        assertThat(desk.html()).doesNotContain(mohamed.username().value());
        site.sendSms();
        var told = site.memory.left().getLast().text().replaceAll(".*?(\\d{3})(\\d{3}).*", "$1 $2");
        var confirm = desk.forms().keySet().stream().filter(action -> action.startsWith(affiliate + "/"))
                .findFirst().orElseThrow();
        desk.submit(confirm, Map.of("code", told.startsWith("000") ? "111111" : "000000"));
        assertThat(desk.text()).contains("Ce code ne marche pas");
        desk.submit(confirm, Map.of("code", told));
        assertThat(desk.path()).isEqualTo(other.path() + "/people/" + mohamed.vault());
        assertThat(site.as(mohamed).open("/who-saw").text())
                .contains("Marie Gestin (Relais des Lilas) vous a cherché par votre nom");
    }

    @Test
    @DisplayName("AFF-4: nobody, and what cannot be looked for, are told; no name or date is in an address")
    void nobody() {
        sought("Personne", "Inconnue", "1", "1", "1980");
        assertThat(desk.text()).contains("Personne n’a été trouvé");
        assertThat(desk.path()).isEqualTo(find);
        sought("Awa", "Ba", "31", "2", "1990");
        assertThat(desk.status()).isEqualTo(422);
        assertThat(desk.filledIn(find)).containsEntry("given", "Awa").containsEntry("bornDay", "31");
    }

    @Test
    @DisplayName("AFF-4: the person shows a code; staff type it in the place of the username, in capitals, and the person is asked; it is good once")
    void byCode() {
        var own = site.as(mohamed).open("/my-relays");
        assertThat(own.html()).contains("href=\"/my-relays/code\"");
        var code = code(own.open("/my-relays/code").submit("/my-relays/code", Map.of()));
        desk.open(affiliate).submit(affiliate,
                Map.of("username", code.toUpperCase(Locale.ROOT).replace('-', ' '), "bySms", "false"));
        assertThat(desk.text()).contains("Si cette personne existe");
        assertThat(desk.html()).doesNotContain(mohamed.username().value());
        assertThat(own.open("/home").text()).contains("Relais des Lilas demande à vous suivre");
        assertThat(own.open("/my-relays/code").html()).as("not shown again").doesNotContain(code);
    }

    @Test
    @DisplayName("AFF-2, SEC-5: the person answers their secret question on the screen of staff: it confirms, and they are to choose another one; a wrong one is told, and nothing else")
    void byAnswer() {
        desk.open(affiliate).submit(affiliate,
                Map.of("username", mohamed.username().value(), "bySms", "false"));
        var answer = desk.link(Pattern.quote(affiliate) + "/[0-9a-f-]{36}/answer");
        desk.open(answer);
        assertThat(desk.text()).contains("Donnez l’écran à la personne");
        desk.submit(answer, Map.of("answer", "Médor"));
        assertThat(desk.text()).contains("Cette réponse ne marche pas");
        assertThat(desk.html()).doesNotContain("Médor");
        desk.submit(answer, Map.of("answer", "filou"));
        assertThat(desk.path()).isEqualTo(other.path() + "/people/" + mohamed.vault());
    }

    private void sought(String given, String family, String day, String month, String year) {
        desk.open(find).submit(find, Map.of("given", given, "family", family, "bornDay", day, "bornMonth",
                month, "bornYear", year));
    }

    private static String code(Browser browser) {
        var code = CODE.matcher(browser.html());
        assertThat(code.find()).isTrue();
        return code.group(1);
    }
}
