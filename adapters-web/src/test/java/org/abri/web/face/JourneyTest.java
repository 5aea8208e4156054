package org.abri.web.face;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Pattern;
import org.abri.domain.account.Language;
import org.abri.domain.account.PersonName;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;

/** The main job from its first day, through forms alone, one step after the other. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class JourneyTest {
    private static final Pattern SHOWN_ONCE = Pattern.compile("class=\"once\"><bdi>([^<]+)</bdi>");
    private static final String OWN_PASSWORD = "cinq mots que je garde pour moi";

    private static Site site;
    private static Browser operator;
    private static Browser manager;
    private static Browser nadia;
    private static Browser amadou;
    private static String amadousUsername;
    private static String relay;
    private static String person;

    @BeforeAll
    static void open() {
        site = Site.open();
    }

    @AfterAll
    static void close() {
        site.close();
    }

    @Test
    @Order(1)
    @DisplayName("AUT-6, TOS-1: an operator chooses a password, accepts the terms, and arrives at the relays")
    void firstSignIn() {
        var opened = site.abri.account().openOperatorAccount().openForDemo(new PersonName("Odile", "Opère"),
                Language.FRENCH);
        operator = arrive(opened.username().value(), opened.activationCode());
        assertThat(operator.path()).isEqualTo("/operator/relays");
        assertThat(operator.text()).contains("Aucun relais pour le moment");
    }

    @Test
    @Order(2)
    @DisplayName("REL-2, ACC-3: the operator records a relay, and its first manager's code is shown once")
    void relayAndManager() {
        operator.open("/operator/relays/add").submit("/operator/relays/add",
                Map.of("name", "Relais du Port", "from", "2026-01-01", "until", "2025-01-01",
                        "costOfUse", "gratuit", "given", "Marie", "family", "Gestin"));
        assertThat(operator.status()).isEqualTo(422);
        assertThat(operator.text()).contains("La fin est avant le début");
        operator.submit("/operator/relays/add", Map.of("until", "2030-12-31"));
        assertThat(operator.text()).contains("Relais enregistré").contains("Il ne sera plus jamais montré");
        var shown = shownOnce(operator);
        manager = arrive(shown[0], shown[1]);
        relay = manager.path().replaceAll("/people.*", "");
        assertThat(relay).startsWith("/relays/");
        assertThat(manager.text()).contains("Relais du Port").contains("Équipe");
    }

    @Test
    @Order(3)
    @DisplayName("ACC-4: the manager opens a professional's account")
    void professional() {
        manager.open(relay + "/team").open(relay + "/team/add").submit(relay + "/team/add",
                Map.of("given", "Nadia", "family", "Benali"));
        var shown = shownOnce(manager);
        nadia = arrive(shown[0], shown[1]);
        assertThat(nadia.path()).isEqualTo(relay + "/people");
        assertThat(nadia.open(relay + "/team").text()).contains("Marie Gestin").contains("Nouveau")
                .doesNotContain("Nouveau code").doesNotContain("Retirer");
        nadia.open(relay + "/people");
    }

    @Test
    @Order(4)
    @DisplayName("ACC-5, ACC-6, ACC-9: the professional opens a vault with the person there, who writes their secrets and wishes")
    void vault() {
        nadia.open(relay + "/people/new").submit(relay + "/people/new",
                Map.of("given", "Amadou", "family", "22", "bornDay", "28", "bornMonth", "2", "bornYear",
                        "1990",
                        "phone", "12", "language", "en"));
        assertThat(nadia.status()).isEqualTo(422);
        assertThat(nadia.text()).contains("2 choses sont à corriger").contains("Ce numéro n’existe pas");
        nadia.submit(relay + "/people/new", Map.of("family", "Diallo", "phone", "06 39 98 00 01"));
        assertThat(nadia.html()).contains("<html lang=\"en\"");
        assertThat(nadia.text()).contains("The screen is yours now").contains("May Relais du Port see");
        nadia.submit(relay + "/people/new", Map.of());
        assertThat(nadia.text()).contains("Choose yes or no");
        nadia.submit(relay + "/people/new", Map.of("affiliate", "true", "feeding", "false"));
        assertThat(nadia.html()).contains("<html lang=\"en\"");
        nadia.submit(relay + "/people/new", Map.of("password", "abri", "passwordAgain", "abri", "question",
                "My village?", "answer", "Kayes"));
        assertThat(nadia.status()).isEqualTo(422);
        assertThat(nadia.html()).contains("My village?").doesNotContain("Kayes").doesNotContain("\"abri\"");
        nadia.submit(relay + "/people/new", Map.of("password", Site.PASSWORD, "passwordAgain", Site.PASSWORD,
                "answer", "Kayes"));
        assertThat(nadia.text()).contains("The vault is open").doesNotContain("Personnes");
        amadousUsername = shownOnce(nadia)[0];
        nadia.open(relay + "/people/new/done");
        assertThat(nadia.text()).contains("Rendez l’écran").contains("Nadia Benali").doesNotContain("Amadou");
        amadou = site.visitor().open("/sign-in").submit("/sign-in",
                Map.of("username", amadousUsername, "password", Site.PASSWORD));
        amadou.submit("/accept-terms", Map.of("accepted", "true"));
        assertThat(amadou.path()).isEqualTo("/home");
        assertThat(amadou.text()).contains("Bonjour Amadou").contains("Votre coffre est vide");
    }

    @Test
    @Order(5)
    @DisplayName("ACC-8: the same names and birth date again lead to the affiliation, or to a recorded reason")
    void homonym() {
        nadia.open(relay + "/people/new").submit(relay + "/people/new",
                Map.of("given", "AMADOU", "family", "Diallo", "bornDay", "28", "bornMonth", "02", "bornYear",
                        "1990"));
        assertThat(nadia.text()).as("nothing is said before all is filled in")
                .contains("L’écran est à vous maintenant");
        nadia.submit(relay + "/people/new", Map.of("affiliate", "true", "feeding", "false"));
        var alone = Map.of("password", Site.PASSWORD, "passwordAgain", Site.PASSWORD, "question",
                "Mon village ?", "answer", "Kayes");
        nadia.submit(relay + "/people/new", alone);
        assertThat(nadia.text()).contains("Cette personne a peut-être déjà un coffre")
                .contains("Ajouter une personne qui a un coffre");
        nadia.submit(relay + "/people/new", Map.of("homonymReason", "Un cousin, né le même jour"));
        assertThat(nadia.text()).contains("L’écran est à vous maintenant");
        assertThat(amadou.open("/who-saw").text()).contains("a voulu ouvrir un coffre à votre nom");
    }

    @Test
    @Order(6)
    @DisplayName("VLT-9, VLT-2: the person adds a paper, private, then shares it knowing who will see it")
    void papers() {
        amadou.open("/home").open("/papers/add").upload("/papers/add", Map.of("title", "Carte d’identité"),
                "carte.exe", new byte[] { 'M', 'Z', 0, 1, 2, 3 });
        assertThat(amadou.status()).isEqualTo(422);
        assertThat(amadou.text()).contains("Prenez une photo ou un PDF");
        amadou.upload("/papers/add", Map.of(), "carte.pdf", Site.pdf());
        assertThat(amadou.text()).contains("Le papier est enregistré").contains("Seulement vous");
        var paper = amadou.path();
        amadou.open(paper + "/title").submit(paper + "/title", Map.of("paperKind", "IDENTITY"));
        assertThat(amadou.text()).contains("Identité");
        amadou.submit(paper + "/favourite", Map.of("favourite", "true"));
        assertThat(amadou.text()).contains("C’est dans vos favoris").contains("Retirer de mes favoris");
        assertThat(amadou.open("/home").links()).contains(paper);
        amadou.open(paper + "/visibility");
        assertThat(amadou.text()).contains("Ces relais vont le voir").contains("Relais du Port");
        amadou.submit(paper + "/visibility", Map.of("visibility", "SHARED"));
        assertThat(amadou.text()).contains("C’est partagé")
                .contains("Vous et Relais du Port");
        amadou.open("/notes/add").submit("/notes/add",
                Map.of("title", "Mon secret", "text", "Rien pour les autres"));
        assertThat(amadou.open(paper + "/file").bytes()).isEqualTo(Site.pdf());
    }

    @Test
    @Order(7)
    @DisplayName("VLT-3, VLT-4, VLT-5: staff see what is shared and nothing else, and add only with consent")
    void shared() {
        person = nadia.open(relay + "/people").link(relay + "/people/[0-9a-f-]{36}");
        nadia.open(person);
        assertThat(nadia.text()).contains("Vous regardez le coffre de Amadou Diallo")
                .contains("Carte d’identité").doesNotContain("Mon secret")
                .contains("Vous ne pouvez rien ajouter pour le moment");
        assertThat(nadia.open(person + "/papers/add").status()).isEqualTo(403);
        assertThat(nadia.text()).contains("La personne ne vous laisse pas ajouter");
        amadou.open("/my-relays").submit(relay.replace("/relays/", "/my-relays/") + "/feeding",
                Map.of("allowed", "true"));
        assertThat(amadou.text()).contains("Ce relais peut ajouter des papiers");
        nadia.open(person + "/papers/add").upload(person + "/papers/add", Map.of("title", "Attestation"),
                "a.pdf", Site.pdf());
        assertThat(nadia.status()).isEqualTo(422);
        assertThat(nadia.text()).contains("Cochez la case si ce papier peut être gardé");
        nadia.upload(person + "/papers/add", Map.of("lawful", "true"), "a.pdf", Site.pdf());
        assertThat(nadia.text()).contains("Le papier est enregistré").contains("Attestation");
        nadia.open(person + "/notes/add").submit(person + "/notes/add",
                Map.of("title", "Numéro utile", "text", "115"));
        var note = nadia.link(person + "/papers/[0-9a-f-]{36}");
        nadia.open(note).open(note + "/notes").submit(note + "/notes", Map.of("text", "Le 115"));
        assertThat(nadia.text()).contains("C’est changé").contains("Le 115");
        var card = nadia.open(person).links().stream()
                .filter(link -> link.matches(person + "/papers/[0-9a-f-]{36}")).toList().getLast();
        nadia.open(card);
        assertThat(nadia.text()).contains("Carte d’identité")
                .contains("Vous ne pouvez pas changer ce papier");
        nadia.open(card + "/file");
        assertThat(nadia.bytes()).isEqualTo(Site.pdf());
    }

    @Test
    @Order(8)
    @DisplayName("PRI-3: the person reads who did what, in plain words")
    void whoSaw() {
        amadou.open("/home").open("/who-saw");
        assertThat(amadou.text())
                .contains("Nadia Benali (Relais du Port) a téléchargé «\u00A0Carte d’identité\u00A0»")
                .doesNotContain("Vous avez partagé");
        assertThat(amadou.open("/who-saw?own=true").text())
                .contains("Vous avez partagé «\u00A0Carte d’identité\u00A0»")
                .contains("Nadia Benali (Relais du Port) a ouvert votre coffre avec vous");
    }

    @Test
    @Order(9)
    @DisplayName("AFF-2, AFF-3: another relay asks; the person confirms with the code that the professional types")
    void affiliation() {
        var operatorPerson = site.operator();
        var other = site.relay(operatorPerson, "Accueil de jour");
        var desk = site.as(other.manager());
        desk.open(other.path() + "/people/affiliate").submit(other.path() + "/people/affiliate",
                Map.of("username", "bado", "bySms", "true"));
        assertThat(desk.text()).contains("Un identifiant a douze lettres");
        desk.submit(other.path() + "/people/affiliate",
                Map.of("username", amadousUsername.replace("-", " ").toUpperCase(Locale.ROOT)));
        assertThat(desk.text()).contains("Si cette personne existe");
        amadou.open("/home");
        assertThat(amadou.text()).contains("Accueil de jour demande à vous suivre")
                .contains("Ils ne verront jamais vos papiers privés");
        site.sendSms();
        var sms = site.memory.left().getLast().text();
        desk.submit(other.path() + "/people/affiliate/confirm", Map.of("code", "000"));
        assertThat(desk.text()).contains("Un code a six chiffres");
        desk.submit(other.path() + "/people/affiliate/confirm",
                Map.of("code", sms.replaceAll(".*?(\\d{6}).*", "$1").equals("000000") ? "111111" : "000000"));
        assertThat(desk.text()).contains("Ce code ne marche pas");
        desk.submit(other.path() + "/people/affiliate/confirm",
                Map.of("code", sms.replaceAll(".*?(\\d{3})(\\d{3}).*", "$1 $2")));
        assertThat(desk.text()).contains("La personne a confirmé").contains("Carte d’identité");
        amadou.open("/my-relays");
        assertThat(amadou.text()).contains("Accueil de jour")
                .contains("Vous l’avez accepté avec un code reçu par SMS");
    }

    @Test
    @Order(10)
    @DisplayName("AFF-5, AFF-6: the person leaves a relay, which sees nothing any more")
    void leaving() {
        var mine = relay.replace("/relays/", "/my-relays/");
        amadou.open("/my-relays").open(mine + "/end");
        assertThat(amadou.text()).contains("Quitter Relais du Port\u00A0?");
        amadou.submit(mine + "/end", Map.of());
        assertThat(amadou.text()).contains("Vous avez quitté ce relais");
        assertThat(nadia.open(person).status()).isEqualTo(404);
        assertThat(nadia.open(relay + "/people").text()).doesNotContain("Amadou");
    }

    @Test
    @Order(11)
    @DisplayName("VLT-8: the person changes and deletes what is in the vault")
    void changing() {
        var paper = amadou.open("/papers").link("/papers/[0-9a-f-]{36}");
        amadou.open(paper).open(paper + "/notes").submit(paper + "/notes", Map.of("title", "", "text", "x"));
        assertThat(amadou.text()).contains("Donnez un nom");
        amadou.submit(paper + "/notes", Map.of("title", "Autre titre"));
        assertThat(amadou.text()).contains("Autre titre");
        amadou.open(paper + "/delete");
        assertThat(amadou.text()).contains("corbeille pour 30 jours");
        amadou.submit(paper + "/delete", Map.of());
        assertThat(amadou.path()).startsWith("/bin/");
        assertThat(amadou.text()).contains("C’est dans la corbeille");
        assertThat(amadou.open(paper).status()).isEqualTo(404);
    }

    @Test
    @Order(12)
    @DisplayName("AUT-6, REL-4, REL-5: a manager asks for a new code, which the professional reads and stops; removes them; but the last manager stays")
    void team() {
        manager.open(relay + "/team");
        var remove = manager.links().stream().filter(link -> link.endsWith("/remove")).toList();
        assertThat(remove).hasSize(2);
        for (var link : remove) {
            manager.open(link);
            if (manager.text().contains("Marie Gestin ·")) {
                assertThat(manager.text()).contains("dernier gestionnaire");
                assertThat(manager.links()).noneMatch(link::equals);
            } else {
                var renew = link.replace("/remove", "/renewal");
                manager.open(renew).submit(renew, Map.of());
                assertThat(manager.text()).contains("Il ne marche pas encore");
                assertThat(manager.open(relay + "/team").text())
                        .contains("Une deuxième personne doit dire oui")
                        .doesNotContain("Dire oui");
                nadia.open("/home");
                assertThat(nadia.path()).isEqualTo("/renewal");
                assertThat(nadia.text()).contains("Marie Gestin a demandé un nouveau code pour vous");
                nadia.submit("/renewal/stop", Map.of());
                assertThat(nadia.open("/home").path()).isEqualTo(relay + "/people");
                manager.open(link).submit(link, Map.of());
                assertThat(manager.text()).contains("Cette personne n’est plus dans l’équipe")
                        .doesNotContain("Nadia");
            }
        }
        assertThat(nadia.open(relay + "/people").status()).isEqualTo(404);
    }

    @Test
    @Order(13)
    @DisplayName("SEC-3: signing out ends the session")
    void signingOut() {
        amadou.open("/home").submit("/sign-out", Map.of());
        assertThat(amadou.text()).contains("La connexion est fermée");
        assertThat(amadou.open("/papers").path()).isEqualTo("/sign-in");
    }

    private static Browser arrive(String username, String code) {
        var browser = site.visitor().open("/sign-in").open("/activate");
        var typed = new HashMap<>(Map.of("username", username, "code", code, "password", OWN_PASSWORD,
                "passwordAgain", OWN_PASSWORD + "!"));
        browser.submit("/activate", typed);
        assertThat(browser.text()).contains("Les deux mots de passe sont différents");
        typed.put("passwordAgain", OWN_PASSWORD);
        browser.submit("/activate", typed);
        assertThat(browser.path()).isEqualTo("/sign-in");
        assertThat(browser.text()).contains("Votre mot de passe est choisi");
        browser.submit("/sign-in", Map.of("username", username, "password", OWN_PASSWORD));
        assertThat(browser.path()).isEqualTo("/accept-terms");
        browser.submit("/accept-terms", Map.of());
        assertThat(browser.text()).contains("Cochez la case");
        return browser.submit("/accept-terms", Map.of("accepted", "true"));
    }

    private static String[] shownOnce(Browser browser) {
        return SHOWN_ONCE.matcher(browser.html()).results().map(match -> match.group(1))
                .toArray(String[]::new);
    }
}
