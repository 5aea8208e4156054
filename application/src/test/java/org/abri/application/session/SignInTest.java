package org.abri.application.session;

import static org.abri.application.Scene.given;
import static org.abri.application.Scene.refusal;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.Optional;
import org.abri.application.Busy;
import org.abri.application.Scene;
import org.abri.application.inside.Tokens;
import org.abri.application.WatchedHasher;
import org.abri.domain.access.Refusal;
import org.abri.domain.access.Viewpoint;
import org.abri.domain.account.Language;
import org.abri.domain.account.PersonName;
import org.abri.domain.account.SecretHash;
import org.abri.domain.account.Username;
import org.abri.domain.text.Flaw;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class SignInTest {
    private static final String OTHER = "autre chose que cela";
    private static final String NEW = "six renards bleus et un merle";
    private static final Username NOBODYS = new Username("zozo-zuzu-zizi");

    private final Scene scene = new Scene(WatchedHasher::in);
    private final WatchedHasher hasher = WatchedHasher.of(scene);
    private final Viewpoint.StaffAt manager = scene.relay("Relais du Port");
    private final Viewpoint.Beneficiary person = scene.affiliated(manager, true);
    private final Username username = scene.usernameOf(person.account());

    @Test
    @DisplayName("SEC-7: a wrong username and a wrong password are answered alike")
    void alike() {
        assertThat(scene.signIn(username, OTHER)).isEqualTo(scene.signIn(NOBODYS, Scene.PASSWORD))
                .isEqualTo(new SignIn.Outcome.NotRecognised());
    }

    @Test
    @DisplayName("AUT-5: one hash is compared for a wrong password, for nobody's username and where none was chosen yet")
    void alikeInWork() {
        var opened = scene.abri.account().openOperatorAccount().open(
                new PersonName("Odile", "Verdier"),
                Language.FRENCH);
        assertThat(hasher.slowWorkOf(() -> scene.signIn(username, OTHER))).isEqualTo(1);
        assertThat(hasher.slowWorkOf(() -> scene.signIn(NOBODYS, OTHER))).isEqualTo(1);
        assertThat(hasher.slowWorkOf(() -> scene.signIn(opened.username(), opened.activationCode())))
                .isEqualTo(1);
        assertThat(hasher.slowWorkOf(() -> scene.signIn(username, Scene.PASSWORD))).isEqualTo(1);
    }

    @Test
    @DisplayName("CRY-2: the hash of one's own password, copied to somebody else's account, opens nothing there")
    void copiedHashOpensNothing() {
        var attacker = scene.person(scene.opening(manager, "Eve", "Martin"));
        var all = scene.ports.account().credentials();
        scene.ports.work().inOne(() -> {
            var copied = all.find(attacker.account()).orElseThrow().chosen().orElseThrow();
            all.save(all.lock(person.account()).orElseThrow().withPassword(copied));
            return copied;
        });

        assertThat(scene.signIn(scene.usernameOf(attacker.account()), Scene.PASSWORD))
                .isInstanceOf(SignIn.Outcome.Done.class);
        assertThat(scene.signIn(username, Scene.PASSWORD)).isEqualTo(new SignIn.Outcome.NotRecognised());
    }

    @Test
    @DisplayName("AUT-4: after four failures there is a pause of 30 seconds, doubling, also for usernames that nobody has")
    void pauses() {
        for (var name : new Username[] { username, NOBODYS }) {
            for (int i = 0; i < 4; i++) {
                assertThat(scene.signIn(name, OTHER)).isEqualTo(new SignIn.Outcome.NotRecognised());
            }
            assertThat(scene.signIn(name, Scene.PASSWORD))
                    .isEqualTo(new SignIn.Outcome.Paused(scene.now().plusSeconds(30)));
            scene.pass(Duration.ofSeconds(30));
            assertThat(scene.signIn(name, OTHER)).isEqualTo(new SignIn.Outcome.NotRecognised());
            assertThat(scene.signIn(name, Scene.PASSWORD))
                    .isEqualTo(new SignIn.Outcome.Paused(scene.now().plusSeconds(60)));
            scene.pass(Duration.ofSeconds(60));
        }
        assertThat(done()).isNotNull();
    }

    @Test
    @DisplayName("AUT-4: signing in forgets the failures before it")
    void forgotten() {
        for (int i = 0; i < 10; i++) {
            scene.signIn(username, OTHER);
            scene.signIn(username, OTHER);
            assertThat(done()).isNotNull();
        }
    }

    @Test
    @DisplayName("AUT-4: whoever knows a username locks nobody out: a known device has its own tries, and an open session goes on")
    void knownDevice() {
        var open = done();
        for (int i = 0; i < 20; i++) {
            scene.signIn(username, OTHER);
        }
        assertThat(scene.signIn(username, Scene.PASSWORD)).isInstanceOf(SignIn.Outcome.Paused.class);
        assertThat(at("home", Scene.PASSWORD)).isInstanceOf(SignIn.Outcome.Done.class);
        assertThat(scene.signIn(username, Scene.PASSWORD)).as("elsewhere, no try is given back")
                .isInstanceOf(SignIn.Outcome.Paused.class);
        assertThat(recognised(open)).isTrue();
        assertThat(choose(NEW, Optional.of(Scene.PASSWORD)))
                .isInstanceOf(ChoosePassword.Outcome.Chosen.class);
    }

    @Test
    @DisplayName("AUT-4: on a known device tries are limited as well, apart from any other")
    void knownDeviceIsLimited() {
        for (int i = 0; i < 4; i++) {
            assertThat(at("stolen", OTHER)).isEqualTo(new SignIn.Outcome.NotRecognised());
        }
        assertThat(at("stolen", Scene.PASSWORD))
                .isEqualTo(new SignIn.Outcome.Paused(scene.now().plusSeconds(30)));
        assertThat(at("home", Scene.PASSWORD)).isInstanceOf(SignIn.Outcome.Done.class);
        assertThat(done()).isNotNull();
    }

    @Test
    @DisplayName("AUT-3, AUT-4: a try that is not looked at because too much is asked at once is not counted")
    void busy() {
        for (int i = 0; i < 20; i++) {
            hasher.busy(() -> assertThatThrownBy(() -> scene.signIn(username, Scene.PASSWORD))
                    .isInstanceOf(Busy.class));
            hasher.busy(() -> assertThatThrownBy(() -> choose(NEW, Optional.of(Scene.PASSWORD)))
                    .isInstanceOf(Busy.class));
        }
        assertThat(done()).isNotNull();
        assertThat(choose(NEW, Optional.of(Scene.PASSWORD)))
                .isInstanceOf(ChoosePassword.Outcome.Chosen.class);
    }

    @Test
    @DisplayName("AUT-4, SES-2: a clock that is set back makes nobody wait longer, and no session live longer")
    void clockSetBack() {
        for (int i = 0; i < 5; i++) {
            scene.signIn(username, OTHER);
            scene.pass(Duration.ofSeconds(30));
        }
        scene.pass(Duration.ofHours(-7));
        assertThat(scene.signIn(username, Scene.PASSWORD)).isInstanceOf(SignIn.Outcome.Paused.class);
        scene.pass(Duration.ofMinutes(2));
        var begun = done();
        scene.pass(Duration.ofMinutes(14));
        assertThat(recognised(begun)).isTrue();
        scene.pass(Duration.ofMinutes(-4));
        assertThat(recognised(begun)).isTrue();
        scene.pass(Duration.ofMinutes(15));
        assertThat(recognised(begun)).as("unused for 15 minutes by today's clock").isFalse();
    }

    private SignIn.Outcome at(String device, String password) {
        return scene.abri.session().signIn()
                .signIn(new SignIn.Command(username, password, Optional.of(device), DeviceKind.COMPUTER));
    }

    @Test
    @DisplayName("AUT-4: what is forgotten after two idle days holds nobody back; before that, counts stay")
    void idleLimits() {
        for (int i = 0; i < 4; i++) {
            scene.signIn(username, OTHER);
        }
        scene.runChore("forget-idle-limits");
        assertThat(scene.signIn(username, Scene.PASSWORD)).isInstanceOf(SignIn.Outcome.Paused.class);
        scene.pass(Duration.ofDays(2).plusMillis(1));
        scene.runChore("forget-idle-limits");
        assertThat(scene.ports.work().inOne(() -> scene.ports.limits()
                .lockTries("sign-in/" + Tokens.hash(username.value())).failures())).isZero();
        assertThat(done()).isNotNull();
    }

    @Test
    @DisplayName("SES-1: the token is kept nowhere, only its SHA-256")
    void token() {
        var signedIn = done();
        assertThat(signedIn.token()).hasSize(64);
        assertThat(scene.ports.work().inOne(() -> scene.ports.sessions().recognise(signedIn.token())))
                .isEmpty();
        assertThat(scene.ports.work()
                .inOne(() -> scene.ports.sessions().recognise(Tokens.hash(signedIn.token())))).isPresent();
    }

    @Test
    @DisplayName("SES-2: a beneficiary's session ends after 15 minutes unused, and after 12 hours in all")
    void limits() {
        var unused = done();
        scene.pass(Duration.ofMinutes(15));
        assertThat(recognised(unused)).isFalse();
        var used = done();
        for (var spent = Duration.ZERO; spent.compareTo(Duration.ofHours(12)) < 0;
                spent = spent.plusMinutes(10)) {
            assertThat(recognised(used)).isTrue();
            scene.pass(Duration.ofMinutes(10));
        }
        assertThat(recognised(used)).isFalse();
    }

    @Test
    @DisplayName("SES-2: staff have 30 minutes unused, operators 10")
    void limitsOfWorkers() {
        var staff = scene.signedIn(scene.usernameOf(manager.account()), Scene.PASSWORD);
        var operator = scene.signedIn(scene.usernameOf(scene.operator.account()), Scene.PASSWORD);
        scene.pass(Duration.ofMinutes(10));
        assertThat(recognised(operator)).isFalse();
        scene.pass(Duration.ofMinutes(19));
        assertThat(recognised(staff)).isTrue();
        scene.pass(Duration.ofMinutes(30));
        assertThat(recognised(staff)).isFalse();
    }

    @Test
    @DisplayName("SES-2: sessions that are over whatever happens are forgotten, the others are not")
    void forgottenSessions() {
        var old = done();
        scene.pass(Duration.ofHours(12).plusMillis(1));
        var living = done();
        scene.runChore("forget-old-sessions");
        assertThat(scene.ports.work()
                .inOne(() -> scene.ports.sessions().recognise(Tokens.hash(old.token())))).isEmpty();
        assertThat(recognised(living)).isTrue();
    }

    @Test
    @DisplayName("SES-3: signing out ends the session, choosing another password ends them all")
    void ends() {
        var first = done();
        var second = done();
        scene.abri.session().signOut().signOut(first.token());
        assertThat(recognised(first)).isFalse();
        var chosen = given(ChoosePassword.Outcome.Chosen.class,
                scene.choosePassword(person, Optional.of(Scene.PASSWORD), NEW));
        assertThat(recognised(second)).isFalse();
        assertThat(recognised(chosen.signedIn())).isTrue();
    }

    @Test
    @DisplayName("SEC-1: who replaces a password of their own gives it first, and does not choose it again")
    void current() {
        assertThat(choose(NEW, Optional.of(OTHER))).isEqualTo(new ChoosePassword.Outcome.WrongCurrent());
        assertThat(choose(NEW, Optional.empty())).isEqualTo(new ChoosePassword.Outcome.WrongCurrent());
        assertThat(choose(Scene.PASSWORD, Optional.of(Scene.PASSWORD)))
                .isEqualTo(new ChoosePassword.Outcome.PasswordRefused(Flaw.PASSWORD_NOT_CHANGED));
    }

    @Test
    @DisplayName("AUT-4: whoever finds a session open cannot try passwords there for long")
    void tries() {
        for (int i = 0; i < 4; i++) {
            choose(NEW, Optional.of(OTHER));
        }
        assertThat(choose(NEW, Optional.of(Scene.PASSWORD)))
                .isEqualTo(new ChoosePassword.Outcome.WrongCurrent());
        scene.pass(Duration.ofSeconds(30));
        assertThat(choose(NEW, Optional.of(Scene.PASSWORD)))
                .isInstanceOf(ChoosePassword.Outcome.Chosen.class);
    }

    @Test
    @DisplayName("ACC-10: who is not signed in chooses nobody's password")
    void anyone() {
        assertThat(refusal(scene.choosePassword(new Viewpoint.Anyone(), Optional.of(Scene.PASSWORD), NEW)))
                .isEqualTo(Refusal.EACH_KIND_OF_ACCOUNT_HAS_ITS_OWN_FUNCTIONS);
    }

    @Test
    @DisplayName("AUT-3: a hash weaker than those made now is made anew at the sign-in, and the password stays what it was")
    void stronger() {
        var before = hash();
        hasher.findAllOutdated();
        assertThat(done()).isNotNull();
        assertThat(hash()).isNotEqualTo(before);
        assertThat(scene.signIn(username, OTHER)).isEqualTo(new SignIn.Outcome.NotRecognised());
        assertThat(done()).isNotNull();
    }

    private SecretHash hash() {
        return scene.ports.work().inOne(() -> scene.ports.account().credentials().find(person.account())
                .orElseThrow().chosen().orElseThrow());
    }

    private ChoosePassword.Outcome choose(String chosen, Optional<String> current) {
        return given(scene.choosePassword(person, current, chosen));
    }

    private boolean recognised(SignedIn signedIn) {
        return scene.abri.session().recognise().whoHas(signedIn.token()).isPresent();
    }

    private SignedIn done() {
        return scene.signedIn(username, Scene.PASSWORD);
    }
}
