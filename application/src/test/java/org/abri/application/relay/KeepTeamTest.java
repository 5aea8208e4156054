package org.abri.application.relay;

import static org.abri.application.Scene.given;
import static org.abri.application.Scene.missing;
import static org.abri.application.Scene.refusal;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.abri.application.Once;
import org.abri.application.Scene;
import org.abri.application.session.ChoosePassword;
import org.abri.application.session.SignIn;
import org.abri.domain.access.Refusal;
import org.abri.domain.access.Viewpoint;
import org.abri.domain.account.Language;
import org.abri.domain.account.PersonName;
import org.abri.domain.account.Standing;
import org.abri.domain.journal.Act;
import org.abri.domain.journal.Chain;
import org.abri.domain.journal.Event;
import org.abri.domain.relay.StaffRole;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class KeepTeamTest {
    private static final PersonName PAUL = new PersonName("Paul", "Lemoine");
    private static final PersonName INES = new PersonName("Inès", "Carvalho");

    private final Scene scene = new Scene();
    private final Viewpoint.StaffAt manager = scene.relay("Relais du Port");
    private final KeepTeam keepTeam = scene.abri.relay().keepTeam();

    @Test
    @DisplayName("ACC-3: the automatic password does nothing but choose another one")
    void automaticPassword() {
        var opened = open(manager, StaffRole.PROFESSIONAL);
        var signedIn = scene.signedIn(opened.username(), opened.firstPassword());
        assertThat(signedIn.standing()).isEqualTo(Standing.PASSWORD_TO_CHOOSE);
        assertThat(refusal(scene.abri.terms().acceptTerms().accept(signedIn.viewpoint(),
                scene.abri.terms().readTerms().inForce().version())))
                        .isEqualTo(Refusal.NOTHING_IS_REACHABLE_BEFORE_A_PASSWORD_OF_ONES_OWN);
        assertThat(given(ChoosePassword.Outcome.Chosen.class,
                scene.choosePassword(signedIn.viewpoint(), Optional.empty(), Scene.PASSWORD)).signedIn()
                        .standing()).isEqualTo(Standing.TERMS_TO_ACCEPT);
        assertThat(scene.signIn(opened.username(), opened.firstPassword()))
                .isEqualTo(new SignIn.Outcome.NotRecognised());
    }

    @Test
    @DisplayName("AUT-6: a first password that was not used in 72 hours opens nothing any more")
    void lapsed() {
        var opened = open(manager, StaffRole.PROFESSIONAL);
        scene.pass(Duration.ofDays(3));
        assertThat(scene.signIn(opened.username(), opened.firstPassword()))
                .isEqualTo(new SignIn.Outcome.NotRecognised());
        var renewed = given(keepTeam.renewFirstPassword(manager, manager.relay(), opened.account()));
        assertThat(scene.signIn(renewed.username(), renewed.firstPassword()))
                .isInstanceOf(SignIn.Outcome.Done.class);
    }

    @Test
    @DisplayName("AUT-6, SES-3: a first password given again ends every session and opens the account in place of the other, and that is recorded")
    void renewed() {
        var professional = scene.professional(manager);
        var username = scene.usernameOf(professional.account());
        var before = scene.signedIn(username, Scene.PASSWORD);
        var renewed = given(keepTeam.renewFirstPassword(manager, manager.relay(), professional.account()));
        assertThat(renewed.username()).isEqualTo(username);
        assertThat(scene.abri.session().recognise().whoHas(before.token())).isEmpty();
        assertThat(scene.signIn(username, Scene.PASSWORD)).isEqualTo(new SignIn.Outcome.NotRecognised());
        assertThat(scene.signedIn(username, renewed.firstPassword()).standing())
                .isEqualTo(Standing.PASSWORD_TO_CHOOSE);
        assertThat(recorded()).contains(Act.FIRST_PASSWORD_RENEWED);
    }

    @Test
    @DisplayName("ACC-4: a manager opens professional accounts for their own relay only, and professionals open none")
    void ownRelayOnly() {
        var other = scene.relay("Relais des Lilas");
        var elsewhere = new Viewpoint.StaffAt(manager.account(), other.relay());
        assertThat(refusal(keepTeam.open(opening(elsewhere, StaffRole.PROFESSIONAL))))
                .isEqualTo(Refusal.STAFF_WITHOUT_MEMBERSHIP_SEE_NOBODY);
        assertThat(refusal(keepTeam.open(opening(scene.professional(manager), StaffRole.PROFESSIONAL))))
                .isEqualTo(Refusal.ONLY_MANAGERS_KEEP_THE_TEAM);
    }

    @Test
    @DisplayName("ACC-12: from one's own relay nothing is done to another, which is answered as missing")
    void fromOwnRelay() {
        var other = scene.relay("Relais des Lilas");
        var there = new KeepTeam.Opening(manager, other.relay(), scene.once(), PAUL, Language.FRENCH,
                StaffRole.PROFESSIONAL);
        for (var answer : List.of(keepTeam.open(there), keepTeam.see(manager, other.relay()),
                keepTeam.remove(manager, other.relay(), other.account()),
                keepTeam.renewFirstPassword(manager, other.relay(), other.account()))) {
            assertThat(refusal(answer)).isEqualTo(Refusal.STAFF_ACT_AT_THEIR_OWN_RELAY);
            assertThat(missing(answer)).isTrue();
        }
        assertThat(given(keepTeam.see(other, other.relay()))).extracting(KeepTeam.Member::account)
                .containsExactly(other.account());
    }

    @Test
    @DisplayName("ACC-3: only an operator names a manager")
    void managersByOperators() {
        assertThat(refusal(keepTeam.open(opening(manager, StaffRole.MANAGER))))
                .isEqualTo(Refusal.EACH_KIND_OF_ACCOUNT_HAS_ITS_OWN_FUNCTIONS);
        scene.pass(Duration.ofSeconds(1));
        var named = nameManager();
        assertThat(given(keepTeam.see(manager, manager.relay()))).extracting(KeepTeam.Member::account)
                .containsExactly(manager.account(), named.account());
    }

    @Test
    @DisplayName("REL-4: the last manager cannot be removed while the agreement is in force, only replaced")
    void lastManager() {
        assertThat(given(keepTeam.remove(scene.operator, manager.relay(), manager.account())))
                .isEqualTo(KeepTeam.Removal.LAST_MANAGER);
        var second = nameManager();
        assertThat(given(keepTeam.remove(scene.operator, manager.relay(), manager.account())))
                .isEqualTo(KeepTeam.Removal.REMOVED);
        assertThat(given(keepTeam.see(scene.operator, manager.relay())))
                .extracting(KeepTeam.Member::account).containsExactly(second.account());
    }

    @Test
    @DisplayName("REL-4: once the agreement has ended, the last manager too may be removed")
    void lastManagerAfterTheAgreement() {
        scene.pass(Duration.ofDays(90));
        assertThat(given(keepTeam.remove(scene.operator, manager.relay(), manager.account())))
                .isEqualTo(KeepTeam.Removal.REMOVED);
        assertThat(given(keepTeam.see(scene.operator, manager.relay()))).isEmpty();
    }

    @Test
    @DisplayName("REL-5: who is removed sees nobody any more, at once; removing them again changes nothing")
    void removed() {
        var professional = scene.professional(manager);
        var person = scene.affiliated(professional, true);
        assertThat(given(keepTeam.remove(manager, manager.relay(), professional.account())))
                .isEqualTo(KeepTeam.Removal.REMOVED);
        var refused = scene.list(professional, person.vault());
        assertThat(refusal(refused)).isEqualTo(Refusal.STAFF_WITHOUT_MEMBERSHIP_SEE_NOBODY);
        assertThat(missing(refused)).isTrue();
        assertThat(given(keepTeam.remove(manager, manager.relay(), professional.account())))
                .isEqualTo(KeepTeam.Removal.REMOVED);
        assertThat(recorded()).filteredOn(Act.STAFF_REMOVED::equals).hasSize(1);
    }

    @Test
    @DisplayName("I4: the same opening sent twice makes one colleague, whose last shown password works and no other; both are recorded")
    void twice() {
        var opening = opening(manager, StaffRole.PROFESSIONAL);
        var first = given(keepTeam.open(opening));
        var second = given(keepTeam.open(opening));
        assertThat(second.account()).isEqualTo(first.account());
        assertThat(recorded()).endsWith(Act.PROFESSIONAL_OPENED, Act.FIRST_PASSWORD_RENEWED);
        assertThat(scene.signIn(first.username(), first.firstPassword()))
                .isEqualTo(new SignIn.Outcome.NotRecognised());
        assertThat(scene.signIn(second.username(), second.firstPassword()))
                .isInstanceOf(SignIn.Outcome.Done.class);
    }

    @Test
    @DisplayName("I4, SES-3: the same opening sent again ends what was begun with the password shown before")
    void twiceEndsSessions() {
        var opening = opening(manager, StaffRole.PROFESSIONAL);
        var first = given(keepTeam.open(opening));
        var begun = scene.signedIn(first.username(), first.firstPassword());
        given(keepTeam.open(opening));
        assertThat(scene.abri.session().recognise().whoHas(begun.token())).isEmpty();
    }

    @Test
    @DisplayName("I4: the same opening sent again, after the colleague chose a password, shows none and changes nothing")
    void twiceAfterChoosing() {
        var opening = opening(manager, StaffRole.PROFESSIONAL);
        var first = given(keepTeam.open(opening));
        scene.ready(first.username(), first.firstPassword());
        var before = recorded();
        assertThat(given(keepTeam.open(opening)).firstPassword()).isEmpty();
        assertThat(recorded()).isEqualTo(before);
        assertThat(scene.signedIn(first.username(), Scene.PASSWORD).standing()).isEqualTo(Standing.READY);
    }

    @Test
    @DisplayName("I4: one key for another name makes another colleague")
    void otherName() {
        var once = scene.once();
        var paul = given(keepTeam.open(opening(once, PAUL)));
        var ines = given(keepTeam.open(opening(once, INES)));
        assertThat(ines.account()).isNotEqualTo(paul.account());
        assertThat(given(keepTeam.see(manager, manager.relay()))).extracting(KeepTeam.Member::name)
                .contains(PAUL, INES);
    }

    private KeepTeam.Opened open(Viewpoint.StaffAt by, StaffRole role) {
        return given(keepTeam.open(opening(by, role)));
    }

    private KeepTeam.Opening opening(Viewpoint.StaffAt by, StaffRole role) {
        return new KeepTeam.Opening(by, by.relay(), scene.once(), PAUL, Language.FRENCH, role);
    }

    private KeepTeam.Opening opening(Once once, PersonName name) {
        return new KeepTeam.Opening(manager, manager.relay(), once, name, Language.FRENCH,
                StaffRole.PROFESSIONAL);
    }

    private KeepTeam.Opened nameManager() {
        return given(keepTeam.open(new KeepTeam.Opening(scene.operator, manager.relay(), scene.once(), INES,
                Language.FRENCH, StaffRole.MANAGER)));
    }

    private List<Act> recorded() {
        return scene.events(new Chain.OfService()).stream().map(Event::act).toList();
    }
}
