package org.abri.web.distant;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Pattern;
import org.abri.web.At;
import org.abri.web.face.Site;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class DistantPagesTest {
    private static final Pattern SMS = Pattern.compile("Abri: (\\d{6}) (/o/[a-z]+)");
    private static final Pattern ONCE = Pattern.compile("<p class=\"once\"><bdi>([^<]+)</bdi></p>");

    private static Site site;
    private static Site.Place relay;
    private static At.OfRelay at;

    @BeforeAll
    static void begin() {
        site = Site.ofDemo();
        relay = site.relay(site.operator(), "Les Amandiers");
        at = new At.OfRelay(relay.id());
    }

    @AfterAll
    static void end() {
        site.close();
    }

    private static Map<String, String> person(String given, String phone) {
        return new HashMap<>(Map.of("given", given, "family", "Diallo", "bornYear", "1990", "bornMonth", "2",
                "bornDay", "28", "language", "fr", "phone", phone, "affiliate", "true"));
    }

    private static Map<String, String> choice(String code) {
        return choice(code, "true");
    }

    private static Map<String, String> choice(String code, String affiliate) {
        return Map.of("code", code, "password", Site.PASSWORD, "passwordAgain", Site.PASSWORD, "question",
                "Mon premier chien ?", "answer", "filou", "affiliate", affiliate);
    }

    /** Code and address of the last SMS, as the demo's page shows it. */
    private static String[] sms() {
        site.sendSms();
        var text = SMS.matcher(site.visitor().open(At.DEMO_SMS).text());
        var last = new String[2];
        while (text.find()) {
            last = new String[] { text.group(1), text.group(2) };
        }
        return last;
    }

    @Test
    @DisplayName("ACC-7: from the desk by SMS to the person's own screen, where they choose their secrets, are told their username, and sign in")
    void walk() {
        site.pass(Duration.ofHours(6));
        var desk = site.as(relay.manager()).open(at.newPerson());
        assertThat(desk.html()).contains("href=\"" + at.openings() + "\"");
        desk.open(at.openAtADistance()).submit(at.openAtADistance(), person("Amina", "06 39 98 00 01"));
        assertThat(desk.path()).isEqualTo(at.openings());
        assertThat(desk.text()).contains("Le SMS part maintenant.", "Attend la personne")
                .doesNotContain("Amina", "Diallo");
        var sms = sms();
        var own = site.visitor().open(sms[1]);
        assertThat(own.text()).doesNotContain("Amina", "Amandiers");
        own.submit(sms[1], choice(sms[0]));
        assertThat(own.text()).contains("Le coffre est ouvert.", "Les Amandiers voit maintenant");
        var username = ONCE.matcher(own.html()).results().map(found -> found.group(1)).findFirst()
                .orElseThrow();
        assertThat(own.path()).as("no code is in an address").doesNotContain(sms[0]);
        assertThat(site.visitor().open(At.SIGN_IN)
                .submit(At.SIGN_IN, Map.of("username", username, "password", Site.PASSWORD)).path())
                        .isEqualTo(At.ACCEPT_TERMS);
        desk.open(at.openings());
        assertThat(desk.text()).contains("Coffre ouvert par la personne").doesNotContain("Amina");
    }

    @Test
    @DisplayName("ACC-9: whether the relay accompanies them the person is asked on their own screen, with nothing chosen beforehand; it must be said, and no is no")
    void wished() {
        site.pass(Duration.ofHours(6));
        site.as(relay.manager()).open(at.openAtADistance()).submit(at.openAtADistance(),
                person("Nadège", "06 39 98 00 05"));
        var sms = sms();
        var own = site.visitor().open(sms[1]);
        assertThat(own.text()).contains("Le relais qui vous écrit peut-il voir vos papiers partagés");
        assertThat(own.html()).containsPattern("name=\"affiliate\" value=\"true\"")
                .containsPattern("name=\"affiliate\" value=\"false\"")
                .doesNotContainPattern("<input[^>]*name=\"affiliate\"[^>]*checked");
        own.submit(sms[1], choice(sms[0], ""));
        assertThat(own.status()).isEqualTo(422);
        assertThat(own.html()).contains("href=\"#affiliate\"");
        own.submit(sms[1], choice(sms[0], "false"));
        assertThat(own.text()).contains("Le coffre est ouvert.", "Aucun relais ne voit vos papiers.")
                .doesNotContain("Les Amandiers");
    }

    @Test
    @DisplayName("AUT-5: a link that is nobody's shows the same page, and answers a code alike")
    void alike() {
        site.pass(Duration.ofHours(6));
        site.as(relay.manager()).open(at.openAtADistance()).submit(at.openAtADistance(),
                person("Bakary", "06 39 98 00 02"));
        var sms = sms();
        var nobodys = "/o/kadolimuperobatinuso";
        var real = site.visitor().open(sms[1]);
        var other = site.visitor().open(nobodys);
        assertThat(other.text().lines().toList()).hasSameSizeAs(real.text().lines().toList());
        var wrong = sms[0].equals("000000") ? "000001" : "000000";
        real.submit(sms[1], choice(wrong));
        other.submit(nobodys, choice(wrong));
        assertThat(real.status()).isEqualTo(other.status()).isEqualTo(401);
        assertThat(real.text()).contains("Le code est faux, ou ce lien ne marche plus.");
        assertThat(other.text()).contains("Le code est faux, ou ce lien ne marche plus.");
    }

    @Test
    @DisplayName("ACC-7: a landline is told, since no SMS arrives there; and no number at all")
    void landline() {
        site.pass(Duration.ofHours(6));
        var desk = site.as(relay.manager()).open(at.openAtADistance());
        for (var bad : new String[] { "01 99 00 12 34", "" }) {
            desk.submit(at.openAtADistance(), person("Fanta", bad));
            assertThat(desk.status()).isEqualTo(422);
            assertThat(desk.html()).contains("href=\"#phone\"");
        }
    }

    @Test
    @DisplayName("ACC-8: somebody who may have an account is asked about, and with a reason the SMS goes; sent again, another code comes")
    void homonymAndAgain() {
        site.pass(Duration.ofHours(6));
        var desk = site.as(relay.manager()).open(at.openAtADistance())
                .submit(at.openAtADistance(), person("Coumba", "06 39 98 00 03"));
        desk.open(at.openAtADistance()).submit(at.openAtADistance(), person("Coumba", "06 39 98 00 04"));
        assertThat(desk.text()).contains("Cette personne a peut-être déjà un coffre");
        var again = person("Coumba", "06 39 98 00 04");
        again.put("homonymReason", "Deux cousines");
        desk.submit(at.openAtADistance(), again);
        assertThat(desk.path()).isEqualTo(at.openings());
        var before = sms();
        var button = Pattern.compile("action=\"(" + at.openings() + "/[^\"]+/sms)\"").matcher(desk.html());
        assertThat(button.find()).isTrue();
        desk.submit(button.group(1), Map.of());
        assertThat(desk.text()).contains("Le SMS part maintenant.");
        var after = sms();
        assertThat(after[1]).isNotEqualTo(before[1]);
        assertThat(site.visitor().open(before[1]).submit(before[1], choice(before[0])).status())
                .isEqualTo(401);
        assertThat(site.visitor().open(after[1]).submit(after[1], choice(after[0])).text())
                .contains("Le coffre est ouvert.");
    }
}
