package org.abri.web.affiliation;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.ZipInputStream;
import org.abri.domain.account.PersonName;
import org.abri.domain.vault.Visibility;
import org.abri.web.face.Site;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** AFF-7, in browsers without script. */
class EndOfSupportTest {
    private final Site site = Site.open();
    private Site.Place relay;
    private Site.Person nadia;
    private Site.Person amadou;
    private String person;
    private String end;

    @BeforeEach
    void open() {
        relay = site.relay(site.operator(), "Relais du Port");
        nadia = site.professional(relay, "Nadia", "Benali");
        amadou = site.beneficiary(relay, new PersonName("Amadou", "Diallo"), true, true);
        person = relay.path() + "/people/" + amadou.vault();
        end = person + "/end-of-support";
    }

    @AfterEach
    void close() {
        site.close();
    }

    @Test
    @DisplayName("AFF-7: staff declare the end; the person sees the day and who said it; staff see what to hand over, what their relay added, and how long")
    void declared() {
        site.paper(nadia.signedIn().viewpointAt(relay.id()), amadou.vault(), Visibility.SHARED,
                "Attestation du Port");
        site.paper(amadou.by(), amadou.vault(), Visibility.SHARED, "Ma carte");
        var desk = site.as(nadia).open(person);
        assertThat(desk.html()).contains("href=\"" + end + "\"");
        assertThat(desk.open(end).text()).contains("Vous avez 30 jours");
        desk.submit(end, Map.of());
        assertThat(desk.path()).isEqualTo(end);
        assertThat(desk.text()).contains("La fin est déclarée")
                .contains("Votre relais voit jusqu’au mercredi 23 décembre 2026").contains("Encore 30 jours")
                .contains("À remettre à la personne").contains("Attestation du Port")
                .doesNotContain("Ma carte");
        assertThat(desk.open(person).text()).contains("Encore 30 jours").contains("Ma carte");
        assertThat(desk.open(relay.path() + "/people").text()).contains("À faire")
                .contains("Fin de l’accompagnement").contains("Amadou Diallo");

        var own = site.as(amadou);
        assertThat(own.open("/home").text()).contains("Relais du Port vous accompagne jusqu’au");
        assertThat(own.open("/my-relays").text())
                .contains("Ce relais vous accompagne jusqu’au mercredi 23 décembre 2026")
                .contains("Nadia Benali l’a dit le lundi 23 novembre 2026");
        assertThat(own.open("/who-saw").text()).contains("ne vous accompagnera plus dans 30 jours");
    }

    @Test
    @DisplayName("AFF-7: staff tick what the person has in hand, and untick it; both see what, who said so and when")
    void handedOver() {
        var desk = site.as(nadia).open(end);
        assertThat(desk.text()).contains("Carte de secours").doesNotContain("C’est fait");
        desk.submit(end, Map.of()).press(end + "/hand-over", "step", "RESCUE_CARD");
        assertThat(desk.path()).isEqualTo(end);
        assertThat(desk.text()).contains("C’est noté").contains("Nadia Benali, le lundi 23 novembre 2026")
                .contains("Pas encore fait");
        desk.press(end + "/hand-over", "step", "PHONE");
        var own = site.as(amadou);
        assertThat(own.open("/my-relays").text()).contains("Ce que vous avez en main")
                .contains("Carte de secours").contains("Bon numéro de téléphone")
                .contains("Nadia Benali, le lundi 23 novembre 2026").doesNotContain("Question secrète");
        assertThat(own.open("/who-saw").text()).contains("a noté ce que vous avez en main");
        desk.look(end + "/hand-over", "/undo", Map.of("step", "RESCUE_CARD"));
        assertThat(own.open("/my-relays").text()).doesNotContain("Carte de secours")
                .contains("Bon numéro de téléphone");
    }

    @Test
    @DisplayName("AFF-7, PRI-3: staff take what their relay added as one file, the person the same; its index is a page that escapes what people typed, and JSON")
    void taken() throws IOException {
        var by = nadia.signedIn().viewpointAt(relay.id());
        site.paper(by, amadou.vault(), Visibility.SHARED, "Attestation <b>&amp;");
        site.note(by, amadou.vault(), Visibility.SHARED, "À faire", "Appeler le 115");
        site.paper(amadou.by(), amadou.vault(), Visibility.SHARED, "Ma carte");
        var desk = site.as(nadia).open(end);
        assertThat(desk.html()).contains("href=\"" + end + "/papers\"");
        desk.submit(end, Map.of());
        var files = unzipped(desk.open(end + "/papers").bytes());
        assertThat(desk.header("Content-Type")).isEqualTo("application/zip");
        assertThat(desk.header("Content-Disposition"))
                .startsWith("attachment; filename=\"abri-papiers-2026-11-23.zip\"");
        assertThat(files.keySet()).hasSize(4).contains("index.html", "index.json", "papiers/À faire.txt");
        assertThat(files.get("papiers/À faire.txt")).isEqualTo("À faire\n\nAppeler le 115\n");
        var page = files.get("index.html");
        assertThat(page).contains("Attestation &lt;b&gt;&amp;amp;").contains("Nadia Benali")
                .doesNotContain("<script").doesNotContain("<b>&").doesNotContain("Ma carte")
                .contains("href=\"papiers/%C3%80%20faire.txt\"");
        assertThat(files.get("index.json")).contains("\"file\":\"papiers/À faire.txt\"")
                .contains("\"last\":true");
        var own = site.as(amadou).open("/my-relays");
        var address = "/my-relays/" + relay.id() + "/papers";
        assertThat(own.html()).contains("href=\"" + address + "\"");
        assertThat(unzipped(own.open(address).bytes()).keySet()).isEqualTo(files.keySet());
        assertThat(own.open("/who-saw").text()).contains("a téléchargé «\u00A0Attestation <b>&amp;\u00A0»")
                .contains("a téléchargé «\u00A0À faire\u00A0»");
    }

    private static Map<String, String> unzipped(byte[] bytes) throws IOException {
        var files = new TreeMap<String, String>();
        try (var zip = new ZipInputStream(new ByteArrayInputStream(bytes), UTF_8)) {
            for (var entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                files.put(entry.getName(), new String(zip.readAllBytes(), UTF_8));
            }
        }
        return files;
    }

    @Test
    @DisplayName("AFF-7: the desk reminds within the last week and on the last day; after it staff find nothing, and the person reads why")
    void reminded() {
        var desk = site.as(nadia).open(end).submit(end, Map.of());
        var people = relay.path() + "/people";
        assertThat(desk.open(people).text()).doesNotContain("derniers jours");
        for (var reminder : List.of("derniers jours", "dernier jour")) {
            site.pass(Duration.ofDays(reminder.equals("dernier jour") ? 7 : 23));
            assertThat(site.as(nadia).open(people).text())
                    .contains("Fin de l’accompagnement, " + reminder);
        }
        site.pass(Duration.ofDays(1));
        var after = site.as(nadia);
        assertThat(after.open(people).text()).doesNotContain("Amadou");
        assertThat(after.open(person).status()).isEqualTo(404);
        assertThat(after.open(end).status()).isEqualTo(404);
        site.abri.later().chores().stream().filter(chore -> chore.name().equals("end-supports"))
                .forEach(chore -> chore.work().run());
        var own = site.as(amadou);
        assertThat(own.open("/my-relays").text()).contains("Aucun relais");
        assertThat(own.open("/who-saw").text())
                .contains("Abri a fini l’accompagnement par Relais du Port, qui ne voit plus rien");
    }

    @Test
    @DisplayName("AFF-7: staff take it back, or take the person off before the last day; each is said")
    void takenBackOrFinished() {
        var desk = site.as(nadia).open(end).submit(end, Map.of()).submit(end + "/take-back", Map.of());
        assertThat(desk.path()).isEqualTo(person);
        assertThat(desk.text()).contains("L’accompagnement continue").doesNotContain("Encore 30 jours");
        var other = site.as(nadia).open(end).submit(end, Map.of());
        desk.open(end).submit(end + "/take-back", Map.of());
        other.submit(end + "/finish", Map.of());
        assertThat(other.text()).contains("La fin n’est pas déclarée");
        desk.open(end).submit(end, Map.of()).submit(end + "/finish", Map.of());
        assertThat(desk.path()).isEqualTo(relay.path() + "/people");
        assertThat(desk.text()).contains("La personne n’est plus dans ce relais").doesNotContain("Amadou");
        assertThat(desk.open(person).status()).isEqualTo(404);
    }
}
