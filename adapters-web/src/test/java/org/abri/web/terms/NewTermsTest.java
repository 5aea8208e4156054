package org.abri.web.terms;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Map;
import org.abri.domain.account.PersonName;
import org.abri.web.face.Site;
import org.abri.web.face.Site.Person;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** On pages: the terms change, and people are told. */
class NewTermsTest {
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

    private LocalDate in(int days) {
        return LocalDate.ofInstant(site.now(), ZoneOffset.UTC).plusDays(days);
    }

    private String publish(LocalDate day, boolean important) {
        var said = new HashMap<>(Map.of("day", day.toString(), "summaryFr", "Les SMS changent.", "textFr",
                "# Conditions\n## Les SMS\nUn SMS part la veille.", "summaryEn", "SMS change.", "textEn",
                "# Terms\n## SMS\nAn SMS leaves the day before."));
        if (important) {
            said.put("important", "true");
        }
        return site.as(operator).open("/operator/reports").open("/operator/terms")
                .submit("/operator/terms", said).text();
    }

    @Test
    @DisplayName("TOS-3: at the next page after an important change takes effect, a person reads what changed and goes on from there; once")
    void told() {
        assertThat(publish(in(1), true)).contains("Il faut un jour entier");
        assertThat(publish(in(3), true)).contains("C’est publié.");
        assertThat(site.visitor().open("/terms/" + in(3)).text()).contains("Un SMS part la veille.");
        assertThat(site.as(amina).path()).isEqualTo("/home");
        site.pass(Duration.ofDays(3));

        var browser = site.as(amina);
        assertThat(browser.path()).startsWith("/new-terms");
        assertThat(browser.text()).contains("Les conditions d’utilisation ont changé", "Les SMS changent.");
        assertThat(browser.open("/papers").path()).as("nothing else first").startsWith("/new-terms");
        assertThat(browser.open("/terms").text()).contains("Un SMS part la veille.");
        assertThat(browser.open("/account/closing").path()).as("END-1, SEC-8: whoever does not agree leaves")
                .isEqualTo("/account/closing");
        assertThat(browser.open("/account/delete").path()).isEqualTo("/account/delete");
        assertThat(browser.open("/papers").submit("/new-terms", Map.of()).path()).isEqualTo("/papers");
        assertThat(browser.open("/home").path()).isEqualTo("/home");
        assertThat(site.as(amina).path()).isEqualTo("/home");
        assertThat(site.visitor().open("/terms/2026-11").status()).as("past ones too").isEqualTo(200);
    }

    @Test
    @DisplayName("TOS-3: a session that is open at that moment is told at its next page, and loses nothing of a form that is under way")
    void inTheMiddle() {
        assertThat(publish(in(2), true)).contains("C’est publié.");
        var left = Duration.between(site.now(), in(2).atStartOfDay(ZoneOffset.UTC).toInstant());
        site.pass(left.minusMinutes(5));
        var browser = site.as(amina).open("/notes/add");
        site.pass(Duration.ofMinutes(6));
        browser.submit("/notes/add",
                Map.of("title", "À moi", "text", "Écrit avant", "visibility", "PRIVATE"));
        assertThat(browser.path()).startsWith("/new-terms");
        assertThat(site.items(amina.by(), amina.vault())).as("done all the same").hasSize(1);
        assertThat(browser.submit("/new-terms", Map.of()).text()).contains("Écrit avant");
    }

    @Test
    @DisplayName("TOS-3: a change that is not important stops nobody, and where one goes on to is never elsewhere")
    void notImportant() {
        assertThat(publish(in(2), false)).contains("C’est publié.");
        site.pass(Duration.ofDays(3));
        assertThat(site.as(amina).path()).isEqualTo("/home");
        assertThat(publish(in(2), true)).contains("C’est publié.");
        site.pass(Duration.ofDays(3));
        var browser = site.as(amina).open("/new-terms?back=//ailleurs.example/");
        assertThat(browser.submit("/new-terms", Map.of()).path()).isEqualTo("/home");
    }
}
