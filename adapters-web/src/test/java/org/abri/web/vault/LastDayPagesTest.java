package org.abri.web.vault;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Map;
import org.abri.domain.account.PersonName;
import org.abri.domain.vault.ItemId;
import org.abri.domain.vault.Visibility;
import org.abri.web.At;
import org.abri.web.face.Browser;
import org.abri.web.face.Site;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class LastDayPagesTest {
    private static final At.OfVault AT = At.OfVault.own();
    private static Site site;
    private static Site.Place relay;

    private final Site.Person amina = site.beneficiary(relay, new PersonName("Amina", "Diallo"), true, true);
    private final Browser browser = site.as(amina);
    private final ItemId paper =
            site.paper(amina.by(), amina.vault(), Visibility.SHARED, "Titre de séjour");

    @BeforeAll
    static void open() {
        site = Site.ofDemo();
        relay = site.relay(site.operator(), "Relais du Port");
    }

    @AfterAll
    static void close() {
        site.close();
    }

    @Test
    @DisplayName("VLT-1: the last day of a paper is said where it is named, stands on its page, and is told on the first page and in the list when it is near")
    void told() {
        var near = LocalDate.ofInstant(site.now(), ZoneOffset.UTC).plusDays(60);
        say("RESIDENCE", near.toString());
        assertThat(browser.path()).isEqualTo(AT.paper(paper));
        assertThat(browser.text()).contains("Dernier jour");
        assertThat(browser.open(AT.title(paper)).filledIn(AT.title(paper))).containsEntry("endsOn",
                near.toString());
        assertThat(browser.open(At.HOME).text()).contains("Il se termine le");
        assertThat(browser.open(AT.all()).text()).contains("jusqu’au");

        say("WORK", near.toString());
        assertThat(browser.open(At.HOME).text()).doesNotContain("Il se termine le");
        assertThat(browser.open(AT.all()).text()).doesNotContain("jusqu’au");
        say("WORK", near.minusDays(61).toString());
        assertThat(browser.open(At.HOME).text()).contains("Il s’est terminé le");
        say("WORK", "");
        assertThat(browser.open(At.HOME).text()).doesNotContain("terminé");
        assertThat(browser.open(AT.paper(paper)).text()).doesNotContain("Dernier jour");
    }

    @Test
    @DisplayName("REM-6: whoever wants no SMS reminders says so on their account page, reads it where reminders are shown, and may want them again")
    void none() {
        say("WORK", LocalDate.ofInstant(site.now(), ZoneOffset.UTC).plusDays(200).toString());
        assertThat(browser.text()).contains("C’est un seul SMS", "Français").doesNotContain("sont arrêtés");
        browser.open(At.ACCOUNT).submit(At.SMS_REMINDERS, Map.of("come", "false"));
        assertThat(browser.text()).contains("Plus aucun rappel par SMS", "Les rappels par SMS sont arrêtés");
        assertThat(browser.open(AT.paper(paper)).text()).contains("Les rappels par SMS sont arrêtés");
        browser.open(At.ACCOUNT).submit(At.SMS_REMINDERS, Map.of("come", "true"));
        assertThat(browser.text()).contains("Des rappels arrivent par SMS");
        assertThat(browser.open(AT.paper(paper)).text()).doesNotContain("sont arrêtés");
    }

    @Test
    @DisplayName("FIELD: a last day is read as people write it, and one that no paper has is told by its field")
    void typed() {
        say("IDENTITY", "3 mai 2031");
        assertThat(browser.text()).contains("3 mai 2031");
        say("IDENTITY", "03/05/3031");
        assertThat(browser.status()).isEqualTo(422);
        assertThat(browser.html()).contains("href=\"#endsOn\"");
    }

    @Test
    @DisplayName("REM-1, REM-4, REM-5: an SMS before the last day is asked for where the day is said, never by itself; its page says when it leaves")
    void reminded() {
        var last = LocalDate.ofInstant(site.now(), ZoneOffset.UTC).plusDays(200);
        say("RESIDENCE", last.toString());
        assertThat(browser.text()).contains("Rappels par SMS", "Aucun rappel");
        browser.open(AT.title(paper));
        assertThat(browser.filledIn(AT.title(paper))).doesNotContainKeys("fourMonths", "oneMonth");
        assertThat(browser.text()).containsOnlyOnce("C’est assez tôt")
                .containsSubsequence("Quatre mois avant", "C’est assez tôt", "Deux mois avant");
        say("RESIDENCE", last.toString(), "fourMonths", "oneWeek");
        assertThat(browser.text()).contains("Quatre mois avant, à 10\u00A0h", "Une semaine avant",
                "prévu", "Il ne dit pas lequel").doesNotContain("Aucun rappel");
        assertThat(browser.open(AT.title(paper)).filledIn(AT.title(paper)))
                .containsEntry("fourMonths", "true").containsEntry("oneWeek", "true")
                .doesNotContainKey("oneMonth");
        say("RESIDENCE", "");
        assertThat(browser.text()).doesNotContain("Rappels par SMS");
    }

    private void say(String kind, String endsOn, String... ticked) {
        var typed = new HashMap<>(
                Map.of("title", "Titre de séjour", "paperKind", kind, "endsOn", endsOn));
        for (var name : ticked) {
            typed.put(name, "true");
        }
        browser.open(AT.title(paper)).submit(AT.title(paper), typed);
    }
}
