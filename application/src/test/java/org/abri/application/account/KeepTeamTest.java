package org.abri.application.account;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Optional;
import org.abri.application.Scene;
import org.abri.application.session.SignIn;
import org.abri.application.terms.AcceptTerms;
import org.abri.application.vault.SeeItems;
import org.abri.domain.access.Refusal;
import org.abri.domain.access.Viewpoint;
import org.abri.domain.account.Language;
import org.abri.domain.account.PersonName;
import org.abri.domain.account.Standing;
import org.abri.domain.relay.StaffRole;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class KeepTeamTest {
    private final Scene scene = new Scene();
    private final Viewpoint.StaffAt manager = scene.relay("Relais du Port");

    @Test
    @DisplayName("ACC-3: the automatic password does nothing but choose another one")
    void automaticPassword() {
        var opened = open(manager, StaffRole.PROFESSIONAL);
        var signedIn = ((SignIn.Outcome.Done) scene.abri.signIn()
                .signIn(new SignIn.Command(opened.username(), opened.firstPassword()))).signedIn();
        assertThat(signedIn.standing()).isEqualTo(Standing.PASSWORD_TO_CHOOSE);
        assertThat(scene.abri.acceptTerms().accept(signedIn.viewpoint(), signedIn.account(),
                scene.abri.readTerms().inForce().version()))
                        .isInstanceOfSatisfying(AcceptTerms.Outcome.Refused.class,
                                refused -> assertThat(refused.why().refusal())
                                        .isEqualTo(
                                                Refusal.NOTHING_IS_REACHABLE_BEFORE_A_PASSWORD_OF_ONES_OWN));
        var chosen = scene.abri.choosePassword()
                .choose(new ChoosePassword.Command(signedIn.viewpoint(), signedIn.account(), Optional.empty(),
                        Scene.PASSWORD));
        assertThat(chosen).isInstanceOfSatisfying(ChoosePassword.Outcome.Chosen.class,
                done -> assertThat(done.signedIn().standing()).isEqualTo(Standing.TERMS_TO_ACCEPT));
        assertThat(scene.abri.signIn().signIn(new SignIn.Command(opened.username(), opened.firstPassword())))
                .isEqualTo(new SignIn.Outcome.NotRecognised());
    }

    @Test
    @DisplayName("AUT-6: a first password that was not used in 72 hours opens nothing any more")
    void lapsed() {
        var opened = open(manager, StaffRole.PROFESSIONAL);
        scene.pass(Duration.ofDays(3));
        assertThat(scene.abri.signIn().signIn(new SignIn.Command(opened.username(), opened.firstPassword())))
                .isEqualTo(new SignIn.Outcome.NotRecognised());
        var renewed = (KeepTeam.RenewOutcome.Renewed) scene.abri.keepTeam().renewFirstPassword(manager,
                manager.relay(), opened.account());
        assertThat(
                scene.abri.signIn().signIn(new SignIn.Command(renewed.username(), renewed.firstPassword())))
                        .isInstanceOf(SignIn.Outcome.Done.class);
    }

    @Test
    @DisplayName("ACC-4: a manager opens professional accounts for their own relay only, and professionals open none")
    void ownRelayOnly() {
        var other = scene.relay("Relais des Lilas");
        var elsewhere = new Viewpoint.StaffAt(manager.account(), other.relay());
        assertThat(scene.abri.keepTeam().open(opening(elsewhere, StaffRole.PROFESSIONAL)))
                .isInstanceOf(KeepTeam.OpenOutcome.Refused.class);
        assertThat(scene.abri.keepTeam().open(opening(scene.professional(manager), StaffRole.PROFESSIONAL)))
                .isInstanceOfSatisfying(KeepTeam.OpenOutcome.Refused.class,
                        refused -> assertThat(refused.why().refusal())
                                .isEqualTo(Refusal.ONLY_MANAGERS_KEEP_THE_TEAM));
    }

    @Test
    @DisplayName("ACC-3: only an operator names a manager")
    void managersByOperators() {
        assertThat(scene.abri.keepTeam().open(opening(manager, StaffRole.MANAGER)))
                .isInstanceOf(KeepTeam.OpenOutcome.Refused.class);
        var byOperator = new KeepTeam.Opening(scene.operator, manager.relay(), scene.once(),
                new PersonName("Inès", "Carvalho"), Language.FRENCH,
                StaffRole.MANAGER);
        assertThat(scene.abri.keepTeam().open(byOperator)).isInstanceOf(KeepTeam.OpenOutcome.Opened.class);
    }

    @Test
    @DisplayName("REL-4: the last manager cannot be removed while the agreement is in force, only replaced")
    void lastManager() {
        assertThat(scene.abri.keepTeam().remove(scene.operator, manager.relay(), manager.account()))
                .isEqualTo(new KeepTeam.RemoveOutcome.LastManager());
        var second = (KeepTeam.OpenOutcome.Opened) scene.abri.keepTeam()
                .open(new KeepTeam.Opening(scene.operator, manager.relay(), scene.once(),
                        new PersonName("Inès", "Carvalho"), Language.FRENCH, StaffRole.MANAGER));
        assertThat(scene.abri.keepTeam().remove(scene.operator, manager.relay(), manager.account()))
                .isEqualTo(new KeepTeam.RemoveOutcome.Removed());
        assertThat(scene.abri.keepTeam().see(scene.operator, manager.relay())).isInstanceOfSatisfying(
                KeepTeam.SeeOutcome.Seen.class,
                seen -> assertThat(seen.members()).extracting(KeepTeam.Member::account)
                        .containsExactly(second.account()));
    }

    @Test
    @DisplayName("REL-5: who is removed sees nobody any more, at once")
    void removed() {
        var professional = scene.professional(manager);
        var person = scene.affiliated(professional, true);
        scene.abri.keepTeam().remove(manager, manager.relay(), professional.account());
        assertThat(scene.abri.seeItems().all(professional, person.vault()))
                .isInstanceOfSatisfying(SeeItems.ListOutcome.Refused.class, refused -> {
                    assertThat(refused.why().refusal())
                            .isEqualTo(Refusal.STAFF_WITHOUT_MEMBERSHIP_SEE_NOBODY);
                    assertThat(refused.why().asMissing()).isTrue();
                });
    }

    @Test
    @DisplayName("I4: the same opening sent twice makes one colleague, whose last shown password works")
    void twice() {
        var opening = opening(manager, StaffRole.PROFESSIONAL);
        var first = (KeepTeam.OpenOutcome.Opened) scene.abri.keepTeam().open(opening);
        var second = (KeepTeam.OpenOutcome.Opened) scene.abri.keepTeam().open(opening);
        assertThat(second.account()).isEqualTo(first.account());
        assertThat(scene.abri.signIn().signIn(new SignIn.Command(second.username(), second.firstPassword())))
                .isInstanceOf(SignIn.Outcome.Done.class);
    }

    private KeepTeam.OpenOutcome.Opened open(Viewpoint.StaffAt by, StaffRole role) {
        return (KeepTeam.OpenOutcome.Opened) scene.abri.keepTeam().open(opening(by, role));
    }

    private KeepTeam.Opening opening(Viewpoint.StaffAt by, StaffRole role) {
        return new KeepTeam.Opening(by, by.relay(), scene.once(), new PersonName("Paul", "Lemoine"),
                Language.FRENCH, role);
    }
}
