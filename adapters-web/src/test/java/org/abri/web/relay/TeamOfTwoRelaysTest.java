package org.abri.web.relay;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.ZoneOffset;
import java.util.Map;
import org.abri.web.At;
import org.abri.web.face.Browser;
import org.abri.web.face.Site;
import org.abri.web.face.Site.Person;
import org.abri.web.face.Site.Place;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Pages of people who work for two relays, and of managers who are replaced. */
class TeamOfTwoRelaysTest {
    private static Site site;
    private static Person operator;

    @BeforeAll
    static void begin() {
        site = Site.open();
        operator = site.operator();
    }

    @AfterAll
    static void end() {
        site.close();
    }

    private static Browser invited(Place relay, String username) {
        var at = new At.OfRelay(relay.id());
        var manager = site.as(relay.manager()).open(at.team());
        assertThat(manager.links()).contains(at.invite());
        return manager.open(at.invite()).submit(at.invite(), Map.of("username", username));
    }

    @Test
    @DisplayName("ACC-12: invited by username, somebody reads it when they come in, joins, chooses the relay, and after leaving one keeps the other")
    void twoRelays() {
        var one = site.relay(operator, "Relais du Port");
        var other = site.relay(operator, "Accueil de jour");
        var nadia = site.professional(one, "Nadia", "Benali");
        var asking = invited(other, nadia.username().value());
        assertThat(asking.text()).contains("L’invitation est enregistrée", nadia.username().value())
                .doesNotContain("Nadia", "Benali");

        var own = site.as(nadia).open(At.HOME);
        assertThat(own.path()).isEqualTo(At.WORKPLACES);
        assertThat(own.text()).contains("Un relais vous invite", "Accueil de jour");
        own.submit(At.join(other.id()), Map.of());
        assertThat(own.text()).contains("Vous travaillez maintenant aussi", "Relais du Port",
                "Accueil de jour");
        assertThat(own.open(new At.OfRelay(other.id()).people()).status()).isEqualTo(200);
        assertThat(own.open(new At.OfRelay(one.id()).people()).status()).isEqualTo(200);

        var team = new At.OfRelay(other.id());
        var account = nadia.signedIn().account();
        site.as(other.manager()).open(team.removeFromTeam(account)).submit(team.removeFromTeam(account),
                Map.of());
        assertThat(own.open(team.people()).status()).isEqualTo(404);
        assertThat(own.open(At.WORKPLACES).path()).isEqualTo(new At.OfRelay(one.id()).people());
    }

    @Test
    @DisplayName("AUT-5: whether anybody has a username is on no page of whoever invites; what waits is taken back")
    void alike() {
        var relay = site.relay(operator, "Relais du Canal");
        var other = site.professional(site.relay(operator, "Relais des Pins"), "Salma", "Haddad");
        var known = invited(relay, other.username().value()).text().replace(other.username().value(), "");
        var at = new At.OfRelay(relay.id());
        var manager = site.as(relay.manager()).open(at.invite());
        manager.submit(at.withdrawInvitation(), Map.of());
        assertThat(manager.text()).contains("L’invitation est retirée").doesNotContain(
                other.username().value());
        var unknown = invited(relay, "kado-limu-pero").text().replace("kado-limu-pero", "");
        assertThat(unknown).isEqualTo(known);
        assertThat(site.as(other).open(At.WORKPLACES).text()).doesNotContain("Un relais vous invite");
        var here = invited(relay, relay.manager().username().value());
        assertThat(here.status()).isEqualTo(422);
        assertThat(here.text()).contains("travaille déjà dans votre relais");
    }

    @Test
    @DisplayName("REL-4: the page of the last manager says that they stay; an operator replaces them by a colleague, at once")
    void replaced() {
        var relay = site.relay(operator, "Maison Bleue");
        var nadia = site.professional(relay, "Nadia", "Benali");
        var at = new At.OfRelay(relay.id());
        var leaving = relay.manager().signedIn().account();
        var manager = site.as(relay.manager()).open(at.removeFromTeam(leaving));
        assertThat(manager.text()).contains("C’est le dernier gestionnaire");
        assertThat(manager.forms()).doesNotContainKey(at.removeFromTeam(leaving));

        var desk = site.as(operator).open(at.team());
        assertThat(desk.links()).contains(at.replaceManager(leaving), at.agreement());
        desk.open(at.replaceManager(leaving)).submit(at.replaceManager(leaving), Map.of());
        assertThat(desk.status()).isEqualTo(422);
        desk.submit(at.replaceManager(leaving), Map.of("successor", nadia.signedIn().account().toString()));
        assertThat(desk.text()).contains("Le gestionnaire est remplacé");
        assertThat(manager.open(at.team()).status()).isEqualTo(404);
        assertThat(site.as(nadia).open(at.addToTeam()).status()).isEqualTo(200);
    }

    @Test
    @DisplayName("ACC-4, REL-5: a pasted list is checked and shown first, told by line where it is wrong, then opened as a whole, each with a code")
    void list() {
        var relay = site.relay(operator, "Relais du Parc");
        var at = new At.OfRelay(relay.id());
        var manager = site.as(relay.manager()).open(at.team());
        assertThat(manager.links()).contains(at.addTeam());
        manager.open(at.addTeam()).submit(at.addTeam(),
                Map.of("names", "Lucie;Moreau\n\nHugo\nlucie;MOREAU"));
        assertThat(manager.status()).isEqualTo(422);
        assertThat(manager.text()).contains("Ligne 3", "Ligne 4", "déjà plus haut").doesNotContain("Ligne 1");
        manager.submit(at.addTeam(), Map.of("names", "Moreau\tLucie\nBlanc\tHugo", "familyFirst", "true"));
        assertThat(manager.status()).isEqualTo(200);
        assertThat(manager.text()).contains("Ouvrir 2 comptes", "Lucie", "Blanc");
        assertThat(site.as(relay.manager()).open(at.team()).text()).doesNotContain("Lucie");
        manager.submit(at.addTeam(), Map.of());
        assertThat(manager.text()).contains("Comptes ouverts", "Lucie Moreau", "Hugo Blanc");
        assertThat(manager.html().split("class=\"once\"", -1)).hasSize(3);
        assertThat(site.as(relay.manager()).open(at.team()).text()).contains("Lucie Moreau", "Hugo Blanc");
    }

    @Test
    @DisplayName("REL-2, REL-3: an operator suspends an agreement, and its team does nothing any more; lifts it, renews it, and ends it sooner")
    void agreement() {
        var relay = site.relay(operator, "Relais des Tilleuls");
        var at = new At.OfRelay(relay.id());
        var desk = site.as(operator).open(at.suspendAgreement()).submit(at.suspendAgreement(),
                Map.of("reason", "Une plainte"));
        assertThat(desk.text()).contains("La convention est suspendue", "Une plainte");
        var manager = site.as(relay.manager());
        assertThat(manager.open(at.people()).status()).isEqualTo(403);
        assertThat(manager.open(at.agreement()).status()).isEqualTo(403);
        desk.submit(at.resumeAgreement(), Map.of());
        assertThat(desk.text()).contains("La suspension est levée");
        assertThat(manager.open(at.people()).status()).isEqualTo(200);
        desk.open(at.renewAgreement());
        var from = desk.filledIn(at.renewAgreement()).get("from");
        desk.submit(at.renewAgreement(), Map.of("until", "2045-12-31"));
        assertThat(desk.text()).contains("La convention est renouvelée", "Puis du");
        desk.open(at.renewAgreement()).submit(at.renewAgreement(),
                Map.of("from", from, "until", "2046-12-31", "costOfUse", "rien"));
        assertThat(desk.text()).contains("déjà renouvelée");
        desk.open(at.endAgreement()).submit(at.endAgreement(), Map.of("lastDay", "2020-01-01"));
        assertThat(desk.text()).contains("Ce jour est passé");
        desk.submit(at.endAgreement(), Map.of("lastDay",
                site.now().atZone(ZoneOffset.UTC).toLocalDate().plusDays(30).toString()));
        assertThat(desk.text()).contains("La fin de la convention est enregistrée");
        assertThat(desk.open(At.ENDING_RELAYS).text()).contains("Relais des Tilleuls");
    }
}
