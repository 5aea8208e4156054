package org.abri.web.face;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.abri.domain.account.BirthDate;
import org.abri.domain.account.Username;
import org.abri.web.face.Site.Place;
import org.abri.web.problem.Answers;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** FIELD 13, 14: a date of birth in three fields, as far as it is known. */
class BornInPartsTest {
    private static final Pattern USERNAME = Pattern.compile("class=\"once\"><bdi>([a-z-]+)</bdi>");

    private static Site site;
    /** Everybody has another name, which sounds otherwise, so that nobody is taken for another (ACC-8). */
    private static final List<String> FAMILIES = List.of("Sarr", "Ndiaye", "Konaté", "Fall", "Mbaye",
            "Rolland", "Lopez", "Kamara", "Traoré", "Pires", "Bangoura", "Guissé");
    private static int opened;
    private static Place relay;

    @BeforeAll
    static void open() {
        site = Site.open();
        relay = site.relay(site.operator(), "Relais du Port");
    }

    @AfterAll
    static void close() {
        site.close();
    }

    @ParameterizedTest
    @CsvSource({ "28,2,1990, 1990-02-28", "'',2,1990, 1990-02", "'','',1990, 1990",
            "٥,mars,١٩٩٠, 1990-03-05" })
    @DisplayName("FIELD 13, 14: what is known of it is kept, in whatever digits, and nothing else")
    void known(String day, String month, String year, String expected) {
        var form = relay.path() + "/people/new";
        var browser = step(day, month, year);
        browser.submit(form, Map.of("affiliate", "false"));
        browser.submit(form, Map.of("password", Site.PASSWORD, "passwordAgain", Site.PASSWORD, "question",
                "Mon village ?", "answer", "Kayes"));
        var username = USERNAME.matcher(browser.html()).results().findFirst().orElseThrow().group(1);
        var person = site.accepted(new Username(username));
        assertThat(Answers.of(site.abri.account().seeOwnAccount().see(person.by())).born())
                .contains(new BirthDate(expected));
    }

    @ParameterizedTest
    @CsvSource({ "5,'',1990", "28,2,''", "5,'',''", "'',3,''", "30,2,1990", "28,2,90", "28,13,1990" })
    @DisplayName("FIELD 13: what is no date, or leaves open which, is told and not guessed at, and stays to be mended")
    void unknown(String day, String month, String year) {
        var browser = step(day, month, year);
        assertThat(browser.status()).isEqualTo(422);
        assertThat(browser.text()).contains("Écrivez une date qui existe");
        assertThat(browser.filledIn(relay.path() + "/people/new")).containsEntry("bornDay", day)
                .containsEntry("bornMonth", month).containsEntry("bornYear", year);
    }

    private static Browser step(String day, String month, String year) {
        var form = relay.path() + "/people/new";
        return site.as(relay.manager()).open(form).submit(form, Map.of("given", "Awa", "family",
                FAMILIES.get(opened++), "bornDay", day, "bornMonth", month, "bornYear", year));
    }
}
