package org.abri.web.face;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.abri.domain.account.PersonName;
import org.abri.domain.vault.Visibility;
import org.abri.web.face.Site.Person;
import org.abri.web.face.Site.Place;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** The desks of staff, of managers and of operators, as browsers see them, without script. */
class DeskTest {
    private static final int LARGEST_PAGE = 14 * 1024;
    private static Site site;
    private static Person operator;
    private static Place relay;
    private static Person nadia;
    private static final List<Person> PEOPLE = new ArrayList<>();

    @BeforeAll
    static void open() {
        site = Site.open();
        operator = site.operator();
        relay = site.relay(operator, "Relais du Port");
        nadia = site.professional(relay, "Nadia", "Benali");
        for (var name : List.of(new PersonName("Amina", "Diallo"), new PersonName("Samuel", "Tesfaye"),
                new PersonName("عبد الرحمن", "محمد الخطيب"),
                new PersonName("Олександра", "Коваленко-Шевченко"),
                new PersonName("Jean-Baptiste", "de La Rochefoucauld-Bayers"))) {
            PEOPLE.add(site.beneficiary(relay, name, true, true));
        }
        for (var i = 0; i < 18; i++) {
            PEOPLE.add(
                    site.beneficiary(relay, new PersonName("Олександра-Фатумата " + i, "Коваленко-Шевченко"),
                            true, i % 3 > 0));
        }
    }

    @AfterAll
    static void close() {
        site.close();
    }

    @Test
    @DisplayName("VLT-4: somebody is found by the first letters of their names in any order and script, or by their username; what is in no name finds nobody")
    void found() {
        var desk = site.as(nadia).open(relay.path() + "/people");
        assertThat(desk.html()).contains("<label for=\"name\">");
        for (var typed : List.of("amina", "DIALLO am", "d a", PEOPLE.getFirst().username().value())) {
            assertThat(search(desk, typed)).as(typed).contains("Amina Diallo").doesNotContain("Samuel");
        }
        assertThat(search(desk, "الخطيب")).contains("عبد الرحمن محمد الخطيب");
        assertThat(search(desk, "jeanbap bayers")).contains("Jean-Baptiste de La Rochefoucauld-Bayers");
        for (var typed : List.of("%", "_", "*", "a%", "x".repeat(200), "x".repeat(500), "mina", "<b>",
                "\"")) {
            assertThat(search(desk, typed)).as(typed).contains("Personne ne porte ce nom ici")
                    .doesNotContain("Diallo");
            assertThat(desk.status()).isEqualTo(200);
        }
        for (var all : List.of("", "   ", "\u00A0\u2003")) {
            assertThat(search(desk, all)).contains("Коваленко");
        }
        assertThat(search(desk, "о")).as("one letter").contains("19 personnes trouvées");
    }

    @Test
    @DisplayName("VLT-4: twenty people are a page of at most 14 KB, whatever they are called; the rest follows, each once")
    void pages() {
        var desk = site.as(nadia);
        for (var address : List.of("/people", "/people?name=" + encoded("кова"))) {
            var seen = new ArrayList<String>();
            desk.open(relay.path() + address);
            while (true) {
                assertThat(desk.bytes().length).as(address).isLessThanOrEqualTo(LARGEST_PAGE);
                seen.addAll(desk.links().stream().filter(link -> link.matches(".*/people/[0-9a-f-]{36}"))
                        .toList());
                var next = desk.links().stream().filter(link -> link.contains("after=")).toList();
                if (next.isEmpty()) {
                    break;
                }
                desk.open(next.getFirst());
            }
            assertThat(seen).doesNotHaveDuplicates().hasSize(address.contains("name") ? 19 : 23);
        }
    }

    @Test
    @DisplayName("VLT-4, VLT-5: whom one opened comes first, with what is new; adding is in the row where it is allowed")
    void whatIsNew() {
        var samuel = PEOPLE.get(1);
        var desk = site.as(nadia);
        desk.open(relay.path() + "/people/" + samuel.vault());
        site.pass(Duration.ofMinutes(2));
        site.note(samuel.by(), samuel.vault(), Visibility.SHARED, "Bail", "…");
        site.note(samuel.by(), samuel.vault(), Visibility.PRIVATE, "À moi", "…");
        var text = desk.open(relay.path() + "/people").text();
        assertThat(text).contains("Samuel Tesfaye 1 nouveau 1 papier partagé · vu aujourd’hui Déposer")
                .contains("Voir seulement");
        assertThat(text.indexOf("Vues récemment")).isLessThan(text.indexOf("Samuel"));
        assertThat(text.indexOf("Samuel")).isLessThan(text.indexOf("Pas encore ouverts par vous"));
        assertThat(desk.links()).contains(relay.path() + "/people/" + samuel.vault() + "/papers/add");
        desk.open(relay.path() + "/people/" + samuel.vault());
        assertThat(desk.open(relay.path() + "/people").text()).doesNotContain("1 nouveau");
    }

    @Test
    @DisplayName("REL-5, ACC-3: each act on a colleague asks first and says what comes of it; what waits stands at the side of the desk")
    void asksFirst() {
        var paul = site.professional(relay, "Paul", "Lemoine");
        var team = relay.path() + "/team/" + paul.signedIn().account();
        var manager = site.as(relay.manager());
        assertThat(manager.open(relay.path() + "/team").text()).contains("Dernière connexion");
        assertThat(manager.open(relay.path() + "/team").forms().keySet())
                .noneMatch(action -> action.contains("/team/"));
        assertThat(manager.open(team + "/renewal").text()).contains("Paul Lemoine",
                "Le mot de passe d’avant marche jusqu’au nouveau choix");
        manager.submit(team + "/renewal", Map.of());
        assertThat(manager.open(team + "/manager").text()).contains("L’équipe d’Abri répond");
        manager.submit(team + "/manager", Map.of());
        assertThat(manager.open(team + "/manager").status()).as("asked already").isEqualTo(404);
        assertThat(manager.open(relay.path() + "/people").text()).contains("À faire", "Paul Lemoine",
                "Gestionnaire demandé");
        var others = site.as(nadia);
        assertThat(others.open(relay.path() + "/people").text()).doesNotContain("À faire");
        for (var act : List.of("/renewal", "/manager", "/remove")) {
            assertThat(others.open(team + act).status()).as(act).isEqualTo(403);
        }
        assertThat(others.open(relay.path() + "/team").text()).doesNotContain("connexion :");
        var operators = site.as(operator);
        assertThat(operators.open("/operator/relays").text()).contains("Gestionnaire demandé");
        assertThat(operators.open(team + "/manager/name").text())
                .contains("Cette personne pourra ajouter et retirer");
        operators.submit(team + "/manager/refuse", Map.of());
        assertThat(operators.open(team + "/manager/name").status()).isEqualTo(404);
    }

    @Test
    @DisplayName("AUT-5, AFF-3: whoever asked sees that a request waits, and for how long; of a username that nobody has too")
    void waitsAlike() {
        var other = site.relay(operator, "Les Lilas");
        var desk = site.as(other.manager());
        assertThat(desk.open(other.path() + "/people").text()).doesNotContain("À faire");
        for (var username : List.of("bado-riku-mena", PEOPLE.getFirst().username().value())) {
            desk.open(other.path() + "/people/affiliate").submit(other.path() + "/people/affiliate",
                    Map.of("username", username, "bySms", "false"));
        }
        assertThat(desk.open(other.path() + "/people").text()).contains("À faire 2", "Demande sans réponse",
                "Encore 7 jours").doesNotContain("Amina");
    }

    @Test
    @DisplayName("REL-5: a manager reads figures without names, and takes them away for a spreadsheet")
    void figures() {
        var manager = site.as(relay.manager());
        assertThat(manager.open(relay.path() + "/figures").text()).contains("Personnes suivies 23",
                "Coffres ouverts ici 23 0").doesNotContain("Diallo");
        manager.open(relay.path() + "/figures/csv");
        assertThat(new String(manager.bytes(), StandardCharsets.UTF_8)).startsWith("\uFEFFMois;")
                .matches(
                        "(?s)[^\\n]+;Mots de passe perdus[^\\n]*\\r\\n\\d{4}-\\d\\d;23;23;0;0;23;0\\r\\n\\d{4}-\\d\\d;0;0;0;0;0;0\\r\\n");
        assertThat(site.as(nadia).open(relay.path() + "/figures").status()).isEqualTo(403);
        assertThat(site.as(operator).open(relay.path() + "/figures").status()).isEqualTo(403);
    }

    @Test
    @DisplayName("REL-2: operators find relays by name, what waits first, with who manages them")
    void relays() {
        site.withoutManager(operator, "Accueil Saint-Étienne");
        for (var i = 0; i < 20; i++) {
            site.withoutManager(operator, "Foyer de l’Île aux Oiseaux numéro " + i);
        }
        var desk = site.as(operator).open("/operator/relays");
        assertThat(desk.bytes().length).isLessThanOrEqualTo(LARGEST_PAGE);
        assertThat(desk.text()).contains("Gestionnaire pas encore venu", "Relais suivants");
        assertThat(desk.open("/operator/relays?name=etienne").text()).contains("Accueil Saint-Étienne")
                .doesNotContain("Foyer");
        assertThat(desk.open("/operator/relays?name=" + encoded("%")).text())
                .contains("Aucun relais ne porte ce nom");
        assertThat(desk.open("/operator/relays?name=port").text()).contains("Marie Gestin");
    }

    private static String search(Browser desk, String typed) {
        return desk.open(relay.path() + "/people?name=" + encoded(typed)).text();
    }

    private static String encoded(String typed) {
        return URLEncoder.encode(typed, StandardCharsets.UTF_8);
    }
}
