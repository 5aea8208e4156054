package org.abri.web.leaving;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.abri.application.access.Answer;
import org.abri.application.session.DeviceKind;
import org.abri.application.session.KeepFactor;
import org.abri.domain.access.Viewpoint;
import org.abri.domain.account.PersonName;
import org.abri.domain.account.SecondFactor;
import org.abri.web.Phone;
import org.abri.web.Running;
import org.abri.web.face.Site.Person;
import org.abri.web.face.Site.Place;
import org.abri.web.face.Site;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** REC-2: staff say that somebody lost their second factor, on pages and by programs. */
class LoseFactorTest {
    private static final String SAID = "Quelqu’un dit que votre deuxième code est perdu";

    private Site site;
    private Place relay;
    private Person nadia;
    private Person amina;

    @BeforeEach
    void open() {
        site = Site.open();
        relay = site.relay(site.operator(), "Relais du Port");
        nadia = site.professional(relay, "Nadia", "Benali");
        amina = site.beneficiary(relay, new PersonName("Amina", "Diallo"), true, true);
    }

    @AfterEach
    void close() {
        site.close();
    }

    @Test
    @DisplayName("REC-2: on pages, staff say it of whom they accompany; a day later the password lets in, and the person reads who said it")
    void person() {
        var page = relay.path() + "/people/" + amina.vault() + "/lost-factor";
        var staff = site.as(nadia).open(page);
        assertThat(staff.text()).contains("Seulement si la personne est devant vous");
        assertThat(staff.submit(page, Map.of()).text()).contains("n’a pas de deuxième code");
        withFactor(amina.by());
        assertThat(site.as(amina).path()).isEqualTo("/sign-in/code");
        assertThat(staff.open(page).submit(page, Map.of()).text())
                .contains("Demain, son mot de passe suffira");
        site.pass(SecondFactor.UNTIL_LIFTED);
        var browser = site.as(amina);
        assertThat(browser.path()).isEqualTo("/home");
        assertThat(browser.open("/who-saw").text()).contains("Nadia Benali")
                .contains("a dit que le deuxième code est perdu").contains("n’est plus demandé");
        var other = site.relay(site.operator(), "Relais des Lilas");
        var elsewhere = site.as(other.manager()).open(
                other.path() + "/people/" + amina.vault() + "/lost-factor");
        assertThat(elsewhere.status()).isEqualTo(404);
    }

    @Test
    @DisplayName("REC-2: on pages, a manager says it of a colleague, from where a new way in is asked, and not of themselves")
    void colleague() {
        var manager = site.as(relay.manager());
        manager.open(relay.path() + "/team/" + nadia.signedIn().account() + "/renewal");
        var page = relay.path() + "/team/" + nadia.signedIn().account() + "/lost-factor";
        assertThat(manager.links()).contains(page);
        withFactor(nadia.signedIn().viewpoint());
        assertThat(manager.open(page).submit(page, Map.of()).text())
                .contains("Demain, son mot de passe suffira");
        var own = relay.path() + "/team/" + relay.manager().signedIn().account() + "/lost-factor";
        assertThat(manager.open(own).submit(own, Map.of()).text()).contains("Quelqu’un d’autre doit le dire");
    }

    @Test
    @DisplayName("REC-2: whoever is said to have lost theirs reads so on every page, says that it is not lost, and reads it no more; nobody else does")
    void notLost() {
        var phone = withFactor(nadia.signedIn().viewpoint());
        site.pass(SecondFactor.STEP);
        var staff = site.as(nadia);
        staff.submit("/sign-in/code", Map.of("factorCode", phone.codeAt(site.now())));
        assertThat(staff.open("/account/factor").text()).doesNotContain(SAID);
        var manager = site.as(relay.manager());
        var page = relay.path() + "/team/" + nadia.signedIn().account() + "/lost-factor";
        manager.open(page).submit(page, Map.of());
        var person = relay.path() + "/people/" + amina.vault();
        for (var any : List.of(relay.path() + "/people", person, "/account/factor", "/account/sessions")) {
            assertThat(staff.open(any).text()).as(any).contains(SAID)
                    .contains("votre mot de passe suffira dès mardi 24 novembre 2026");
            assertThat(manager.open(any).text()).as(any).doesNotContain(SAID);
        }
        staff.submit("/account/factor/found", Map.of());
        assertThat(staff.path()).isEqualTo("/account/factor");
        assertThat(staff.text()).contains("Votre deuxième code reste demandé").doesNotContain(SAID);
        assertThat(staff.open(person).text()).doesNotContain(SAID);
        site.pass(SecondFactor.UNTIL_LIFTED);
        assertThat(site.as(nadia).path()).isEqualTo("/sign-in/code");
    }

    private Phone withFactor(Viewpoint by) {
        var keep = site.abri.session().keepFactor();
        assertThat(keep.propose(new KeepFactor.Proof(by, Site.PASSWORD, Optional.empty()), "here"))
                .isInstanceOf(Answer.Given.class);
        var proposed =
                ((Answer.Given<Optional<KeepFactor.Proposal>>) keep.proposed(by, "here")).value()
                        .orElseThrow();
        var phone = new Phone(proposed.seed());
        var code = phone.codeAt(site.now());
        assertThat(((Answer.Given<KeepFactor.Confirmation>) keep.confirm(by, "here", code, DeviceKind.PHONE))
                .value())
                        .isInstanceOf(KeepFactor.Confirmation.Confirmed.class);
        return phone;
    }

    @Test
    @DisplayName("REC-2: programs of staff say it too, and read from when on the password is enough")
    void programs() {
        try (var web = Running.plain()) {
            var place = web.relay(web.operator(), "Relais du Port");
            var paul = web.professional(place, "Paul");
            var someone = web.beneficiary(place, "Amina", true);
            var path = "/api/v1/relays/" + place.id() + "/vaults/" + someone.signedIn().account()
                    + "/factor-loss";
            assertThat(web.post(paul, path, "{}").code()).isEqualTo("no-factor");
            var seed = (String) web.post(someone, "/api/v1/me/factor/proposal",
                    "{\"password\":\"" + Running.PASSWORD + "\"}").at("seed");
            var confirmed = web.json(web.as(someone, "/api/v1/me/factor"), "PUT", "{\"factorCode\":\""
                    + Phone.given(seed).codeAt(web.clock.instant()) + "\"}");
            assertThat(confirmed.status()).isEqualTo(200);
            var lifted = web.clock.instant().plus(SecondFactor.UNTIL_LIFTED).toString();
            assertThat(web.post(paul, path, "{}").at("lifted")).isEqualTo(lifted);
            var bearer = "Bearer " + confirmed.at("session", "token");
            var factor = web.send(web.to("/api/v1/me/factor").header("Authorization", bearer));
            assertThat(factor.at("liftedAt")).isEqualTo(lifted);
            assertThat(web.json(web.to("/api/v1/me/factor/finding").header("Authorization", bearer), "POST",
                    "{}").status()).isEqualTo(204);
            assertThat(web.send(web.to("/api/v1/me/factor").header("Authorization", bearer)).at("liftedAt"))
                    .isNull();
            var colleague = "/api/v1/relays/" + place.id() + "/staff/" + paul.signedIn().account()
                    + "/factor-loss";
            assertThat(web.post(place.manager(), colleague, "{}").code()).isEqualTo("no-factor");
            assertThat(web.post(place.manager(), colleague.replace(paul.signedIn().account().toString(),
                    place.manager().signedIn().account().toString()), "{}").code())
                            .isEqualTo("not-for-whoever-asks");
        }
    }
}
