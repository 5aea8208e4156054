package org.abri.application.session;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Optional;
import org.abri.application.Scene;
import org.abri.application.account.ChoosePassword;
import org.abri.domain.access.Viewpoint;
import org.abri.domain.account.Username;
import org.abri.domain.text.Flaw;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class SignInTest {
    private final Scene scene = new Scene();
    private final Viewpoint.StaffAt manager = scene.relay("Relais du Port");
    private final Viewpoint.Beneficiary person = scene.affiliated(manager, true);
    private final Username username = scene.usernameOf(person.account());

    @Test
    @DisplayName("SEC-7: a wrong username and a wrong password are answered alike")
    void alike() {
        assertThat(signIn(username, "autre chose que cela"))
                .isEqualTo(signIn(new Username("zozo-zuzu-zizi"), Scene.PASSWORD))
                .isEqualTo(new SignIn.Outcome.NotRecognised());
    }

    @Test
    @DisplayName("AUT-4: after four failures there is a pause of 30 seconds, doubling, also for usernames that nobody has")
    void pauses() {
        for (var name : new Username[] { username, new Username("zozo-zuzu-zizi") }) {
            for (int i = 0; i < 4; i++) {
                assertThat(signIn(name, "autre chose que cela"))
                        .isEqualTo(new SignIn.Outcome.NotRecognised());
            }
            assertThat(signIn(name, Scene.PASSWORD))
                    .isEqualTo(new SignIn.Outcome.Paused(scene.now().plusSeconds(30)));
            scene.pass(Duration.ofSeconds(30));
            assertThat(signIn(name, "autre chose que cela")).isEqualTo(new SignIn.Outcome.NotRecognised());
            assertThat(signIn(name, Scene.PASSWORD))
                    .isEqualTo(new SignIn.Outcome.Paused(scene.now().plusSeconds(60)));
            scene.pass(Duration.ofSeconds(60));
        }
        assertThat(done(username, Scene.PASSWORD)).isNotNull();
    }

    @Test
    @DisplayName("AUT-4: the pauses grow to an hour and no longer, 36 guesses a day at most")
    void longestPause() {
        assertThat(Throttling.pauseAfter(3)).isZero();
        assertThat(Throttling.pauseAfter(4)).isEqualTo(Duration.ofSeconds(30));
        assertThat(Throttling.pauseAfter(1000)).isEqualTo(Duration.ofHours(1));
        var guesses = 0;
        for (var left = Duration.ofDays(1); !left.isNegative();
                left = left.minus(Throttling.pauseAfter(guesses))) {
            guesses++;
        }
        assertThat(guesses).isLessThanOrEqualTo(36);
    }

    @Test
    @DisplayName("AUT-4: signing in forgets the failures before it")
    void forgotten() {
        for (int i = 0; i < 10; i++) {
            signIn(username, "autre chose que cela");
            signIn(username, "autre chose que cela");
            assertThat(done(username, Scene.PASSWORD)).isNotNull();
        }
    }

    @Test
    @DisplayName("SES-1: the token is kept nowhere, only its SHA-256")
    void token() {
        var signedIn = done(username, Scene.PASSWORD);
        assertThat(signedIn.token()).hasSize(64);
        assertThat(scene.ports.work().inOne(() -> scene.ports.sessions().find(signedIn.token()))).isEmpty();
        assertThat(scene.ports.work().inOne(() -> scene.ports.sessions().find(Tokens.hash(signedIn.token()))))
                .isPresent();
    }

    @Test
    @DisplayName("SES-2: a beneficiary's session ends after 15 minutes unused, and after 12 hours in all")
    void limits() {
        var unused = done(username, Scene.PASSWORD);
        scene.pass(Duration.ofMinutes(15));
        assertThat(scene.abri.recognise().whoHas(unused.token())).isEmpty();
        var used = done(username, Scene.PASSWORD);
        for (var spent = Duration.ZERO; spent.compareTo(Duration.ofHours(12)) < 0;
                spent = spent.plusMinutes(10)) {
            assertThat(scene.abri.recognise().whoHas(used.token())).isPresent();
            scene.pass(Duration.ofMinutes(10));
        }
        assertThat(scene.abri.recognise().whoHas(used.token())).isEmpty();
    }

    @Test
    @DisplayName("SES-2: staff have 30 minutes unused, operators 10")
    void limitsOfWorkers() {
        var staff = done(scene.usernameOf(manager.account()), Scene.PASSWORD);
        var operator = done(scene.usernameOf(scene.operator.account()), Scene.PASSWORD);
        scene.pass(Duration.ofMinutes(10));
        assertThat(scene.abri.recognise().whoHas(operator.token())).isEmpty();
        scene.pass(Duration.ofMinutes(19));
        assertThat(scene.abri.recognise().whoHas(staff.token())).isPresent();
        scene.pass(Duration.ofMinutes(30));
        assertThat(scene.abri.recognise().whoHas(staff.token())).isEmpty();
    }

    @Test
    @DisplayName("SES-3: signing out ends the session, choosing another password ends them all")
    void ends() {
        var first = done(username, Scene.PASSWORD);
        var second = done(username, Scene.PASSWORD);
        scene.abri.signOut().signOut(first.token());
        assertThat(scene.abri.recognise().whoHas(first.token())).isEmpty();
        var chosen = (ChoosePassword.Outcome.Chosen) choose("six renards bleus et un merle",
                Optional.of(Scene.PASSWORD));
        assertThat(scene.abri.recognise().whoHas(second.token())).isEmpty();
        assertThat(scene.abri.recognise().whoHas(chosen.signedIn().token())).isPresent();
    }

    @Test
    @DisplayName("SEC-1: who replaces a password of their own gives it first, and does not choose it again")
    void current() {
        assertThat(choose("six renards bleus et un merle", Optional.of("autre chose que cela")))
                .isEqualTo(new ChoosePassword.Outcome.WrongCurrent());
        assertThat(choose("six renards bleus et un merle", Optional.empty()))
                .isEqualTo(new ChoosePassword.Outcome.WrongCurrent());
        assertThat(choose(Scene.PASSWORD, Optional.of(Scene.PASSWORD)))
                .isEqualTo(new ChoosePassword.Outcome.PasswordRefused(Flaw.PASSWORD_NOT_CHANGED));
    }

    @Test
    @DisplayName("AUT-4: whoever finds a session open cannot try passwords there for long")
    void tries() {
        for (int i = 0; i < 4; i++) {
            choose("six renards bleus et un merle", Optional.of("autre chose que cela"));
        }
        assertThat(choose("six renards bleus et un merle", Optional.of(Scene.PASSWORD)))
                .isEqualTo(new ChoosePassword.Outcome.WrongCurrent());
        scene.pass(Duration.ofSeconds(30));
        assertThat(choose("six renards bleus et un merle", Optional.of(Scene.PASSWORD)))
                .isInstanceOf(ChoosePassword.Outcome.Chosen.class);
    }

    @Test
    @DisplayName("ACC-10: nobody chooses somebody else's password")
    void anothers() {
        assertThat(scene.abri.choosePassword().choose(
                new ChoosePassword.Command(scene.operator, person.account(), Optional.empty(),
                        "six renards bleus et un merle")))
                                .isInstanceOf(ChoosePassword.Outcome.Refused.class);
    }

    private ChoosePassword.Outcome choose(String chosen, Optional<String> current) {
        return scene.abri.choosePassword()
                .choose(new ChoosePassword.Command(person, person.account(), current, chosen));
    }

    private SignIn.Outcome signIn(Username name, String password) {
        return scene.abri.signIn().signIn(new SignIn.Command(name, password));
    }

    private SignedIn done(Username name, String password) {
        return ((SignIn.Outcome.Done) signIn(name, password)).signedIn();
    }
}
