package org.abri.application.session;

import static org.abri.application.Scene.given;
import static org.abri.application.Scene.refusal;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.abri.application.Scene;
import org.abri.application.WatchedHasher;
import org.abri.application.inside.Phone;
import org.abri.domain.access.Refusal;
import org.abri.domain.access.Viewpoint;
import org.abri.domain.account.FactorCode;
import org.abri.domain.account.FactorState;
import org.abri.domain.account.Language;
import org.abri.domain.account.PersonName;
import org.abri.domain.account.SecondFactor;
import org.abri.domain.account.Standing;
import org.abri.domain.account.Username;
import org.abri.domain.journal.Act;
import org.abri.domain.journal.Chain;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FactorTest {
    private static final String HERE = "the token of this session";
    private static final String OTHER = "autre chose que cela";

    private final Scene scene = new Scene(WatchedHasher::in);
    private final Viewpoint.StaffAt manager = scene.relay("Relais du Port");
    private final Viewpoint.Beneficiary person = scene.affiliated(manager, true);
    private final Username username = scene.usernameOf(person.account());
    private final KeepFactor keep = scene.abri.session().keepFactor();
    private List<String> onPaper = List.of();

    // setting up

    @Test
    @DisplayName("SEC-2: a factor is set up with the password given again, and counts once its app has shown one right code")
    void setUp() {
        assertThat(given(keep.see(person)))
                .isEqualTo(new KeepFactor.Seen(FactorState.OFFERED, Optional.empty(), 0, List.of(),
                        Optional.empty()));
        assertThat(given(keep.proposed(person, HERE))).isEmpty();
        assertThat(given(keep.propose(proof(OTHER, null), HERE)))
                .isEqualTo(new KeepFactor.Outcome.WrongPassword<>());
        assertThat(given(keep.proposed(person, HERE))).isEmpty();
        var phone = proposed();
        assertThat(given(keep.proposed(person, HERE)).orElseThrow().username()).isEqualTo(username);
        assertThat(signIn()).isInstanceOf(SignIn.Outcome.Done.class);
        confirmed(phone);
        assertThat(given(keep.see(person))).isEqualTo(
                new KeepFactor.Seen(new FactorState(false, true), Optional.of(scene.now()), 10, List.of(),
                        Optional.empty()));
        assertThat(given(keep.proposed(person, HERE))).isEmpty();
        assertThat(onPaper).hasSize(10);
        assertThat(scene.acts(person.vault())).contains(Act.FACTOR_SET);
    }

    @Test
    @DisplayName("MFA-1: a proposal is confirmed by its own codes alone, within 15 minutes")
    void confirming() {
        var first = proposed();
        var second = proposed();
        assertThat(confirm(first.codeAt(scene.now()))).isEqualTo(new KeepFactor.Confirmation.WrongCode());
        scene.pass(SecondFactor.TO_CONFIRM);
        assertThat(confirm(second.codeAt(scene.now())))
                .isEqualTo(new KeepFactor.Confirmation.NothingProposed());
        assertThat(given(keep.see(person)).state().set()).isFalse();
        var third = proposed();
        confirmed(third);
        assertThat(confirm(third.codeAt(scene.now())))
                .isEqualTo(new KeepFactor.Confirmation.NothingProposed());
    }

    @Test
    @DisplayName("REC-3: an app is confirmed in the session in which the password was given again: another one of the account neither sees it nor finishes it")
    void ofOneSession() {
        var phone = proposed();
        var code = phone.codeAt(scene.now());
        assertThat(given(keep.proposed(person, "another session"))).isEmpty();
        assertThat(given(keep.confirm(person, "another session", code, DeviceKind.PHONE)))
                .isEqualTo(new KeepFactor.Confirmation.NothingProposed());
        assertThat(given(keep.see(person)).state().set()).isFalse();
        assertThat(confirm(code)).isInstanceOf(KeepFactor.Confirmation.Confirmed.class);
    }

    @Test
    @DisplayName("MFA-1: a phone whose clock is off by 90 seconds is told so while it is set up; by 30 seconds it works")
    void clockOff() {
        for (var off : List.of(-90, 90, -600)) {
            assertThat(confirm(proposed().codeAt(scene.now().plusSeconds(off))))
                    .isEqualTo(new KeepFactor.Confirmation.ClockOff());
        }
        assertThat(given(keep.see(person)).state().set()).isFalse();
        assertThat(confirm(proposed().codeAt(scene.now().minusSeconds(30))))
                .isInstanceOf(KeepFactor.Confirmation.Confirmed.class);
    }

    @Test
    @DisplayName("SES-3: setting up a factor ends every session but the one it was done in, which goes on with a new token")
    void endsSessions() {
        var elsewhere = scene.signedIn(username, Scene.PASSWORD);
        var confirmed = confirmed(proposed());
        assertThat(recognised(elsewhere.token())).isFalse();
        assertThat(recognised(confirmed.signedIn().token())).isTrue();
        assertThat(confirmed.signedIn().device()).isEqualTo(DeviceKind.PHONE);
    }

    @Test
    @DisplayName("REC-3: another factor is told to the phone of the account, when it is set up and when it is turned off")
    void told() {
        var phone = setUpPhone();
        scene.runJobs();
        assertThat(scene.memory.left()).hasSize(1).allMatch(sms -> sms.text().contains("second code"));
        given(keep.turnOff(proof(Scene.PASSWORD, app(phone)), DeviceKind.PHONE));
        scene.runJobs();
        assertThat(scene.memory.left()).hasSize(2);
    }

    // signing in

    @Test
    @DisplayName("MFA-1: after the right password there is no session before a code of the app was shown")
    void twoSteps() {
        var phone = setUpPhone();
        var half = half();
        assertThat(recognised(half)).isFalse();
        assertThat(scene.abri.session().showFactor().isOpen(half)).isTrue();
        var done = done(half, app(phone));
        assertThat(recognised(done.signedIn().token())).isTrue();
        assertThat(done.username()).contains(username);
        assertThat(done.signedIn().token()).isNotEqualTo(half);
        assertThat(show(half, app(phone))).isEqualTo(new ShowFactor.Outcome.Over());
    }

    @Test
    @DisplayName("AUT-5: who has not the right password learns nothing about a factor, in words or in work")
    void learnsNothing() {
        setUpPhone();
        assertThat(scene.signIn(username, OTHER)).isEqualTo(new SignIn.Outcome.NotRecognised());
        var hasher = WatchedHasher.of(scene);
        assertThat(hasher.slowWorkOf(() -> scene.signIn(username, OTHER))).isEqualTo(1);
        assertThat(show("0".repeat(64), new FactorCode.OfApp("123456")))
                .isEqualTo(new ShowFactor.Outcome.Over());
    }

    @Test
    @DisplayName("MFA-1: a code is good for one sign-in, on whichever node; its step and those before are used up")
    void oneUse() {
        var phone = setUpPhone();
        var code = app(phone);
        done(half(), code);
        assertThat(show(half(), code)).isEqualTo(new ShowFactor.Outcome.WrongCode());
        assertThat(show(half(), new FactorCode.OfApp(phone.codeAt(scene.now().minusSeconds(30)))))
                .isEqualTo(new ShowFactor.Outcome.WrongCode());
        scene.pass(Duration.ofSeconds(30));
        done(half(), app(phone));
    }

    @Test
    @DisplayName("MFA-1: of twenty who come with the same code at once, one is let in")
    void race() throws Exception {
        var phone = setUpPhone();
        var code = app(phone);
        var halves = new ArrayList<Callable<ShowFactor.Outcome>>();
        for (int i = 0; i < 20; i++) {
            var half = scene.signIn(username, Scene.PASSWORD);
            halves.add(() -> show(((SignIn.Outcome.FactorToShow) half).token(), code));
        }
        try (var threads = Executors.newFixedThreadPool(20)) {
            assertThat(threads.invokeAll(halves).stream().map(Future::resultNow)
                    .filter(ShowFactor.Outcome.Done.class::isInstance)).hasSize(1);
        }
    }

    @Test
    @DisplayName("MFA-1: a code on paper is good once, and its use is in the journal")
    void onPaper() {
        setUpPhone();
        done(half(), FactorCode.typed(onPaper.getFirst()));
        assertThat(show(half(), FactorCode.typed(onPaper.getFirst())))
                .isEqualTo(new ShowFactor.Outcome.WrongCode());
        done(half(), FactorCode.typed(onPaper.getLast().toUpperCase(Locale.ROOT)));
        assertThat(given(keep.see(person)).codesLeft()).isEqualTo(8);
        assertThat(scene.acts(person.vault())).contains(Act.FACTOR_CODE_USED, Act.FACTOR_CODE_REFUSED);
    }

    @Test
    @DisplayName("MFA-1: another person's code opens nothing")
    void othersCode() {
        setUpPhone();
        assertThat(Phone.hash(person.account(), "kadolimuperobati"))
                .isNotEqualTo(Phone.hash(manager.account(), "kadolimuperobati"));
    }

    @ParameterizedTest
    @ValueSource(ints = { -90, -61, 61, 90 })
    @DisplayName("MFA-1: at sign-in the code of a clock that is off by more than half a minute opens nothing")
    void clocks(int off) {
        var phone = setUpPhone();
        scene.pass(Duration.ofMinutes(10));
        // in the middle of a step, so that no off by 61 s is of the step beside it
        scene.pass(Duration.ofMillis(15_000 - scene.now().toEpochMilli() % 30_000 + 30_000));
        var at = scene.now().plusSeconds(Math.abs(off) == 61 ? Integer.signum(off) * 75L : off);
        assertThat(show(half(), new FactorCode.OfApp(phone.codeAt(at))))
                .isEqualTo(new ShowFactor.Outcome.WrongCode());
        done(half(), new FactorCode.OfApp(phone.codeAt(scene.now().plusSeconds(30))));
    }

    @Test
    @DisplayName("MFA-1: the second half can be shown for five minutes, then the password is given again")
    void lapses() {
        var phone = setUpPhone();
        var half = half();
        scene.pass(Duration.ofMinutes(5));
        assertThat(scene.abri.session().showFactor().isOpen(half)).isFalse();
        assertThat(show(half, app(phone))).isEqualTo(new ShowFactor.Outcome.Over());
        var again = half();
        scene.pass(Duration.ofMinutes(5).minusMillis(1));
        done(again, app(phone));
    }

    @Test
    @DisplayName("SES-3: another password ends a sign-in that is half done")
    void halfEnds() {
        var phone = setUpPhone();
        var half = half();
        given(ChoosePassword.Outcome.Chosen.class,
                scene.choosePassword(person, Optional.of(Scene.PASSWORD), "six renards bleus et un merle"));
        assertThat(show(half, app(phone))).isEqualTo(new ShowFactor.Outcome.Over());
    }

    @Test
    @DisplayName("REC-2: another password never goes around the factor")
    void passwordChanges() {
        setUpPhone();
        given(ChoosePassword.Outcome.Chosen.class,
                scene.choosePassword(person, Optional.of(Scene.PASSWORD), "six renards bleus et un merle"));
        assertThat(scene.signIn(username, "six renards bleus et un merle"))
                .isInstanceOf(SignIn.Outcome.FactorToShow.class);
    }

    @Test
    @DisplayName("AUT-4: codes are guessed at 36 times a day at most; at home, the owner is let in all the same")
    void throttled() {
        var phone = setUpPhone();
        int evaluated = 0;
        var until = scene.now().plus(Duration.ofDays(1));
        while (scene.now().isBefore(until)) {
            if (show(half(), new FactorCode.OfApp("000000")) instanceof ShowFactor.Outcome.WrongCode) {
                evaluated++;
            }
            scene.pass(Duration.ofMinutes(2));
        }
        assertThat(evaluated).isBetween(20, 36);
        assertThat(show(half(), app(phone))).isInstanceOf(ShowFactor.Outcome.Paused.class);
        assertThat(show(halfAtHome(), app(phone))).isInstanceOf(ShowFactor.Outcome.Done.class);
    }

    // changing it

    @Test
    @DisplayName("MFA-1: another app needs the password and a code; the one before counts until the other is confirmed, and then no more")
    void renewed() {
        var old = setUpPhone();
        assertThat(given(keep.propose(proof(Scene.PASSWORD, null), HERE)))
                .isEqualTo(new KeepFactor.Outcome.WrongCode<>());
        assertThat(given(keep.propose(proof(Scene.PASSWORD, new FactorCode.OfApp("000000")), HERE)))
                .isEqualTo(new KeepFactor.Outcome.WrongCode<>());
        assertThat(given(keep.propose(proof(OTHER, app(old)), HERE)))
                .isEqualTo(new KeepFactor.Outcome.WrongPassword<>());
        var renewed = proposed(app(old));
        scene.pass(Duration.ofSeconds(30));
        done(half(), app(old));
        confirmed(renewed);
        scene.pass(Duration.ofSeconds(30));
        assertThat(show(half(), app(old))).isEqualTo(new ShowFactor.Outcome.WrongCode());
        done(half(), app(renewed));
    }

    @Test
    @DisplayName("MFA-1: other codes on paper take the place of all those before")
    void codesRenewed() {
        var phone = setUpPhone();
        var before = onPaper;
        var codes = ((KeepFactor.Outcome.Done<List<String>>) given(
                keep.renewCodes(proof(Scene.PASSWORD, app(phone))))).value();
        assertThat(codes).hasSize(10).doesNotContainAnyElementsOf(before);
        assertThat(show(half(), FactorCode.typed(before.getFirst())))
                .isEqualTo(new ShowFactor.Outcome.WrongCode());
        done(half(), FactorCode.typed(codes.getFirst()));
        assertThat(scene.acts(person.vault())).contains(Act.FACTOR_CODES_RENEWED);
    }

    @Test
    @DisplayName("SEC-2: turned off with the password and a code, the password is enough again")
    void turnedOff() {
        var phone = setUpPhone();
        var elsewhere = done(half(), app(phone)).signedIn();
        assertThat(given(keep.turnOff(proof(Scene.PASSWORD, null), DeviceKind.PHONE)))
                .isEqualTo(new KeepFactor.Outcome.WrongCode<>());
        scene.pass(Duration.ofSeconds(30));
        var on = ((KeepFactor.Outcome.Done<SignedIn>) given(
                keep.turnOff(proof(Scene.PASSWORD, app(phone)), DeviceKind.PHONE))).value();
        assertThat(recognised(on.token())).isTrue();
        assertThat(recognised(elsewhere.token())).isFalse();
        assertThat(signIn()).isInstanceOf(SignIn.Outcome.Done.class);
        assertThat(given(keep.see(person)).state()).isEqualTo(FactorState.OFFERED);
        assertThat(scene.acts(person.vault())).contains(Act.FACTOR_TURNED_OFF);
        assertThat(given(keep.turnOff(proof(Scene.PASSWORD, app(phone)), DeviceKind.PHONE)))
                .isEqualTo(new KeepFactor.Outcome.WrongCode<>());
        assertThat(given(keep.renewCodes(proof(Scene.PASSWORD, app(phone)))))
                .isEqualTo(new KeepFactor.Outcome.WrongCode<>());
    }

    @Test
    @DisplayName("AUT-4: whoever finds a session open cannot try codes there for long, not even with the password")
    void triesInside() {
        var phone = setUpPhone();
        for (int i = 0; i < 4; i++) {
            given(keep.renewCodes(proof(Scene.PASSWORD, new FactorCode.OfApp("000000"))));
        }
        assertThat(given(keep.renewCodes(proof(Scene.PASSWORD, app(phone)))))
                .isEqualTo(new KeepFactor.Outcome.WrongCode<>());
        scene.pass(Duration.ofSeconds(30));
        assertThat(given(keep.renewCodes(proof(Scene.PASSWORD, app(phone)))))
                .isInstanceOf(KeepFactor.Outcome.Done.class);
    }

    @Test
    @DisplayName("ACC-10: who is not signed in keeps nobody's factor")
    void anyone() {
        var anyone = new Viewpoint.Anyone();
        assertThat(refusal(keep.see(anyone))).isEqualTo(Refusal.EACH_KIND_OF_ACCOUNT_HAS_ITS_OWN_FUNCTIONS);
        assertThat(
                refusal(keep.propose(new KeepFactor.Proof(anyone, Scene.PASSWORD, Optional.empty()), HERE)))
                        .isEqualTo(Refusal.EACH_KIND_OF_ACCOUNT_HAS_ITS_OWN_FUNCTIONS);
        assertThat(refusal(keep.confirm(anyone, HERE, "123456", DeviceKind.PHONE)))
                .isEqualTo(Refusal.EACH_KIND_OF_ACCOUNT_HAS_ITS_OWN_FUNCTIONS);
    }

    // required

    @Test
    @DisplayName("SEC-2: an operator can do nothing but set up a factor after the first sign-in, and cannot turn it off")
    void operators() {
        var opened = scene.abri.account().openOperatorAccount().open(new PersonName("Inès", "Moreau"),
                Language.FRENCH);
        var id = scene.ready(opened.username(), opened.activationCode());
        var operator = new Viewpoint.Operator(id);
        assertThat(scene.signedIn(opened.username(), Scene.PASSWORD).standing())
                .isEqualTo(Standing.FACTOR_TO_SET_UP);
        assertThat(refusal(scene.abri.account().seeOwnAccount().see(operator)))
                .isEqualTo(Refusal.NOTHING_IS_REACHABLE_BEFORE_A_SECOND_FACTOR);
        var phone = proposed(operator, null);
        assertThat(given(keep.confirm(operator, HERE, phone.codeAt(scene.now()), DeviceKind.COMPUTER)))
                .isInstanceOf(KeepFactor.Confirmation.Confirmed.class);
        given(scene.abri.account().seeOwnAccount().see(operator));
        scene.pass(Duration.ofSeconds(30));
        assertThat(given(keep.turnOff(
                new KeepFactor.Proof(operator, Scene.PASSWORD, Optional.of(app(phone))),
                DeviceKind.COMPUTER)))
                        .isEqualTo(new KeepFactor.Outcome.Required<>());
        assertThat(scene.events(new Chain.OfService()).getLast().act())
                .isEqualTo(Act.FACTOR_SET);
    }

    private Phone setUpPhone() {
        var phone = proposed();
        confirmed(phone);
        scene.pass(Duration.ofSeconds(30));
        return phone;
    }

    private Phone proposed() {
        return proposed(null);
    }

    private Phone proposed(FactorCode code) {
        return proposed(person, code);
    }

    private Phone proposed(Viewpoint by, FactorCode code) {
        assertThat(given(keep.propose(new KeepFactor.Proof(by, Scene.PASSWORD, Optional.ofNullable(code)),
                HERE))).isEqualTo(new KeepFactor.Outcome.Done<>(true));
        return new Phone(given(keep.proposed(by, HERE)).orElseThrow().seed());
    }

    private KeepFactor.Confirmation.Confirmed confirmed(Phone phone) {
        var confirmed = (KeepFactor.Confirmation.Confirmed) confirm(phone.codeAt(scene.now()));
        onPaper = confirmed.codesOnPaper();
        return confirmed;
    }

    private KeepFactor.Confirmation confirm(String digits) {
        return given(keep.confirm(person, HERE, digits, DeviceKind.PHONE));
    }

    private KeepFactor.Proof proof(String password, FactorCode code) {
        return new KeepFactor.Proof(person, password, Optional.ofNullable(code));
    }

    private FactorCode app(Phone phone) {
        return new FactorCode.OfApp(phone.codeAt(scene.now()));
    }

    private SignIn.Outcome signIn() {
        return scene.signIn(username, Scene.PASSWORD);
    }

    private String half() {
        return ((SignIn.Outcome.FactorToShow) signIn()).token();
    }

    private String halfAtHome() {
        return ((SignIn.Outcome.FactorToShow) scene.abri.session().signIn()
                .signIn(new SignIn.Command(username,
                        Scene.PASSWORD, Optional.of("a device"), DeviceKind.COMPUTER))).token();
    }

    private ShowFactor.Outcome show(String half, FactorCode code) {
        return scene.abri.session().showFactor().show(new ShowFactor.Command(half, code));
    }

    private ShowFactor.Outcome.Done done(String half, FactorCode code) {
        return (ShowFactor.Outcome.Done) show(half, code);
    }

    private boolean recognised(String token) {
        return scene.abri.session().recognise().whoHas(token).isPresent();
    }
}
