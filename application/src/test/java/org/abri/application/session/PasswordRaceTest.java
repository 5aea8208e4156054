package org.abri.application.session;

import static org.abri.application.Scene.given;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.abri.application.Scene;
import org.abri.application.WatchedHasher;
import org.abri.application.opening.OpenBeneficiaryAccount;
import org.abri.application.opening.ActivateAccount;
import org.abri.application.relay.KeepTeam;
import org.abri.application.relay.RenewAccess;
import org.abri.domain.access.Viewpoint;
import org.abri.domain.account.Language;
import org.abri.domain.account.PersonName;
import org.abri.domain.account.Standing;
import org.abri.domain.account.Username;
import org.abri.domain.relay.StaffRole;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Secrets are compared outside of units of work, and that takes long: what happens meanwhile must not be undone. */
class PasswordRaceTest {
    private static final String NEW = "six renards bleus et un merle";
    private static final String OTHER = "huit phares et une marée lente";

    private final Scene scene = new Scene(WatchedHasher::in);
    private final WatchedHasher hasher = WatchedHasher.of(scene);
    private final Viewpoint.StaffAt manager = scene.relay("Relais du Port");
    private final Viewpoint.Beneficiary person = scene.affiliated(manager, true);
    private final Username username = scene.usernameOf(person.account());

    @Test
    @DisplayName("SES-3: a sign-in that is being hashed while the person changes the password leaves no session made with the old one")
    void signInWhileChanging() {
        hasher.meanwhile(() -> changed(Scene.PASSWORD, NEW));
        assertThat(scene.signIn(username, Scene.PASSWORD)).isEqualTo(new SignIn.Outcome.NotRecognised());
        assertOpenedBy(NEW);
    }

    @Test
    @DisplayName("AUT-3, SES-3: a sign-in whose hash is made anew does not undo a change that came first")
    void renewedHashWhileChanging() {
        hasher.findAllOutdated();
        hasher.meanwhile(() -> changed(Scene.PASSWORD, NEW));
        assertThat(scene.signIn(username, Scene.PASSWORD)).isEqualTo(new SignIn.Outcome.NotRecognised());
        assertOpenedBy(NEW);
    }

    @Test
    @DisplayName("SES-3: who signed in before the change is signed out by it")
    void signInBeforeChange() {
        var before = scene.signedIn(username, Scene.PASSWORD);
        var after = changed(Scene.PASSWORD, NEW);
        assertThat(recognised(before)).isFalse();
        assertThat(recognised(after)).isTrue();
    }

    @Test
    @DisplayName("SEC-1: of two changes at once one is made; the other is told that its current password is no longer the one")
    void twoChanges() {
        hasher.meanwhile(() -> changed(Scene.PASSWORD, NEW));
        assertThat(given(scene.choosePassword(person, Optional.of(Scene.PASSWORD), OTHER)))
                .isEqualTo(new ChoosePassword.Outcome.WrongCurrent());
        assertOpenedBy(NEW);
    }

    @Test
    @DisplayName("AUT-6: a code given again while its forerunner is being used is the one that stays")
    void renewedWhileChoosing() {
        var opened = given(KeepTeam.Opened.class, scene.abri.relay().keepTeam()
                .open(new KeepTeam.Opening(manager, manager.relay(), scene.once(),
                        new PersonName("Paul", "Lemoine"), Language.FRENCH, StaffRole.PROFESSIONAL)));
        var again = new RenewAccess.Outcome[1];
        hasher.meanwhile(() -> again[0] = given(
                scene.abri.relay().renewAccess().ask(manager, manager.relay(), opened.account())));
        assertThat(scene.activate(opened.username(), opened.activationCode(), NEW))
                .isEqualTo(new ActivateAccount.Outcome.NotRecognised());
        var code = ((RenewAccess.Outcome.CodeGiven) again[0]).code();
        assertThat(scene.activate(opened.username(), code, NEW))
                .isEqualTo(new ActivateAccount.Outcome.Chosen());
    }

    @Test
    @DisplayName("AUT-6: of two who use one code at once, one chooses the password")
    void oneUse() {
        var opened = given(KeepTeam.Opened.class, scene.abri.relay().keepTeam()
                .open(new KeepTeam.Opening(manager, manager.relay(), scene.once(),
                        new PersonName("Paul", "Lemoine"), Language.FRENCH, StaffRole.PROFESSIONAL)));
        hasher.meanwhile(() -> scene.activate(opened.username(), opened.activationCode(), NEW));
        assertThat(scene.activate(opened.username(), opened.activationCode(), OTHER))
                .isEqualTo(new ActivateAccount.Outcome.NotRecognised());
        assertThat(scene.signedIn(opened.username(), NEW).account()).isEqualTo(opened.account());
    }

    @Test
    @DisplayName("AUT-3, TOS-1: terms accepted while a sign-in makes the hash anew stay accepted")
    void termsWhileSigningIn() {
        var opened = given(OpenBeneficiaryAccount.Outcome.Opened.class,
                scene.abri.opening().openBeneficiaryAccount()
                        .open(scene.opening(manager, "Samuel", "Tesfaye").command()));
        hasher.findAllOutdated();
        hasher.meanwhile(() -> scene.accept(new Viewpoint.Beneficiary(opened.vault().owner())));
        assertThat(scene.signedIn(opened.username(), Scene.PASSWORD).standing()).isEqualTo(Standing.READY);
        assertThat(scene.signedIn(opened.username(), Scene.PASSWORD).standing()).isEqualTo(Standing.READY);
    }

    @Test
    @DisplayName("AUT-3: of two right sign-ins at once, both of which make the hash anew, both sign in")
    void twoSignInsMakeTheHashAnew() {
        hasher.findAllOutdated();
        hasher.meanwhile(() -> scene.signedIn(username, Scene.PASSWORD));
        assertThat(scene.signedIn(username, Scene.PASSWORD).standing()).isEqualTo(Standing.READY);
    }

    @Test
    @DisplayName("AUT-3: a password is changed also while a sign-in makes its hash anew")
    void changeWhileTheHashIsMadeAnew() {
        hasher.findAllOutdated();
        hasher.meanwhile(() -> scene.signedIn(username, Scene.PASSWORD));
        changed(Scene.PASSWORD, NEW);
        assertOpenedBy(NEW);
    }

    private SignedIn changed(String current, String chosen) {
        return given(ChoosePassword.Outcome.Chosen.class,
                scene.choosePassword(person, Optional.of(current), chosen)).signedIn();
    }

    private void assertOpenedBy(String password) {
        assertThat(scene.signIn(username, Scene.PASSWORD)).isEqualTo(new SignIn.Outcome.NotRecognised());
        assertThat(scene.signIn(username, OTHER)).isEqualTo(new SignIn.Outcome.NotRecognised());
        assertThat(scene.signedIn(username, password).standing()).isEqualTo(Standing.READY);
    }

    private boolean recognised(SignedIn signedIn) {
        return scene.abri.session().recognise().whoHas(signedIn.token()).isPresent();
    }
}
