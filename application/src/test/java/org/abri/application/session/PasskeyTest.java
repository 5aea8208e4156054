package org.abri.application.session;

import static org.abri.application.Scene.given;
import static org.abri.application.Scene.refusal;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.abri.application.Scene;
import org.abri.application.account.Passkeys.Asked;
import org.abri.application.memory.MemoryPasskey;
import org.abri.application.session.KeepFactor.Outcome;
import org.abri.application.session.KeepPasskeys.Creation;
import org.abri.domain.access.Refusal;
import org.abri.domain.access.Viewpoint;
import org.abri.domain.account.FactorCode;
import org.abri.domain.account.FactorState;
import org.abri.domain.account.Keyring;
import org.abri.domain.account.Language;
import org.abri.domain.account.Passkey;
import org.abri.domain.account.PasskeyId;
import org.abri.domain.account.PersonName;
import org.abri.domain.account.Standing;
import org.abri.domain.account.Username;
import org.abri.domain.journal.Act;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class PasskeyTest {
    private static final String HERE = "https://vault.example";
    private static final String ELSEWHERE = "https://vau1t.example";
    private static final String TOKEN = "the session";

    private final Scene scene = new Scene();
    private final Viewpoint.StaffAt manager = scene.relay("Relais du Port");
    private final Viewpoint.Beneficiary person = scene.affiliated(manager, true);
    private final Username username = scene.usernameOf(person.account());
    private final KeepFactor keep = scene.abri.session().keepFactor();
    private final KeepPasskeys passkeys = scene.abri.session().keepPasskeys();
    private final MemoryPasskey phone = new MemoryPasskey("phone", true);
    private List<String> onPaper = List.of();

    @Test
    @DisplayName("SEC-2: a passkey is added with the password given again, is a factor by itself, and comes with ten codes on paper")
    void added() {
        assertThat(
                given(passkeys.propose(new KeepFactor.Proof(person, "autre chose", Optional.empty()), TOKEN)))
                        .isEqualTo(new Outcome.WrongPassword<>());
        assertThat(given(passkeys.proposed(person, TOKEN))).isEmpty();
        var created = added(phone, "Mon téléphone");
        assertThat(created.codesOnPaper()).hasSize(10);
        var seen = given(keep.see(person));
        assertThat(seen.state()).isEqualTo(new FactorState(false, true));
        assertThat(seen.since()).isEmpty();
        assertThat(seen.codesLeft()).isEqualTo(10);
        assertThat(seen.passkeys()).extracting(Passkey::name).containsExactly("Mon téléphone");
        assertThat(seen.passkeys().getFirst().usedAt()).isEmpty();
        assertThat(scene.acts(person.vault())).contains(Act.PASSKEY_ADDED);
        scene.runJobs();
        assertThat(scene.memory.left()).hasSize(1).allMatch(sms -> sms.text().contains("second code"));
    }

    @Test
    @DisplayName("SES-3: adding a passkey ends every other session, and the one that goes on has a new token")
    void endsSessions() {
        var before = ((SignIn.Outcome.Done) scene.signIn(username, Scene.PASSWORD)).signedIn();
        var created = added(phone, "x");
        assertThat(scene.abri.session().recognise().whoHas(before.token())).isEmpty();
        assertThat(scene.abri.session().recognise().whoHas(created.signedIn().token())).isPresent();
    }

    @Test
    @DisplayName("MFA-1: after the right password a passkey lets in, and its last use is seen; a code on paper does as well")
    void signIn() {
        added(phone, "x");
        scene.pass(Duration.ofHours(2));
        var half = half();
        assertThat(show(half, phone)).isInstanceOf(ShowFactor.Outcome.Done.class);
        assertThat(given(keep.see(person)).passkeys().getFirst().usedAt()).contains(scene.now());
        assertThat(scene.abri.session().showFactor()
                .show(new ShowFactor.Command(half(), FactorCode.typed(onPaper.getFirst()))))
                        .isInstanceOf(ShowFactor.Outcome.Done.class);
    }

    @Test
    @DisplayName("MFA-1: an answer is good once, in the sign-in it was asked in, and at this site alone")
    void bound() {
        added(phone, "x");
        var half = half();
        var other = half();
        var asked = asked(half);
        var answer = phone.shown(new Asked(asked.challenge(), HERE));
        assertThat(show(other, new FactorCode.OfPasskey(answer, other, HERE)))
                .isEqualTo(new ShowFactor.Outcome.WrongCode());
        assertThat(show(half, new FactorCode.OfPasskey(
                phone.shown(new Asked(asked.challenge(), ELSEWHERE)), half, HERE)))
                        .isEqualTo(new ShowFactor.Outcome.WrongCode());
        assertThat(show(half, new FactorCode.OfPasskey(answer, half, HERE)))
                .isInstanceOf(ShowFactor.Outcome.Done.class);
        assertThat(show(half, new FactorCode.OfPasskey(answer, half, HERE)))
                .isEqualTo(new ShowFactor.Outcome.Over());
    }

    @Test
    @DisplayName("MFA-1: of fifty who come with the same answer at once, one gets what it opens")
    void race() throws Exception {
        var uncounting = new MemoryPasskey("stick", false);
        added(uncounting, "x");
        var asked = given(passkeys.asked(person, TOKEN)).orElseThrow();
        var code =
                new FactorCode.OfPasskey(uncounting.shown(new Asked(asked.challenge(), HERE)), TOKEN, HERE);
        var racers = new ArrayList<Callable<Outcome<List<String>>>>();
        for (int i = 0; i < 50; i++) {
            racers.add(() -> given(keep.renewCodes(
                    new KeepFactor.Proof(person, Scene.PASSWORD, Optional.of(code)))));
        }
        try (var threads = Executors.newFixedThreadPool(50)) {
            assertThat(threads.invokeAll(racers).stream().map(Future::resultNow)
                    .filter(Outcome.Done.class::isInstance)).hasSize(1);
        }
    }

    @Test
    @DisplayName("MFA-1: an answer that comes more than ten minutes after it was asked is none")
    void late() {
        added(phone, "x");
        var asked = given(passkeys.asked(person, TOKEN)).orElseThrow();
        var code = new FactorCode.OfPasskey(phone.shown(new Asked(asked.challenge(), HERE)), TOKEN, HERE);
        scene.pass(Keyring.TO_ANSWER.multipliedBy(2));
        assertThat(given(keep.renewCodes(new KeepFactor.Proof(person, Scene.PASSWORD, Optional.of(code)))))
                .isEqualTo(new Outcome.WrongCode<>());
    }

    @Test
    @DisplayName("MFA-1: a copy of a passkey, which counts no further than its original, is refused")
    void copied() {
        added(phone, "x");
        var copy = phone.copy();
        assertThat(show(half(), phone)).isInstanceOf(ShowFactor.Outcome.Done.class);
        assertThat(show(half(), copy)).isEqualTo(new ShowFactor.Outcome.WrongCode());
    }

    @Test
    @DisplayName("MFA-1: a passkey is made in the session it was offered in, within five minutes, once")
    void madeOnce() {
        proposed();
        var asked =
                new Asked(given(passkeys.proposed(person, TOKEN)).orElseThrow().asked().challenge(), HERE);
        var answer = phone.made(asked);
        assertThat(given(passkeys.proposed(person, "another session"))).as("REC-3").isEmpty();
        assertThat(create(new FactorCode.OfPasskey(answer, "another session", HERE)))
                .isEqualTo(new Creation.NothingProposed());
        assertThat(create(new FactorCode.OfPasskey(answer, TOKEN, ELSEWHERE)))
                .isEqualTo(new Creation.WrongAnswer());
        assertThat(create(new FactorCode.OfPasskey("nonsense", TOKEN, HERE)))
                .isEqualTo(new Creation.WrongAnswer());
        assertThat(create(new FactorCode.OfPasskey(answer, TOKEN, HERE)))
                .isInstanceOf(Creation.Created.class);
        assertThat(create(new FactorCode.OfPasskey(answer, TOKEN, HERE)))
                .isEqualTo(new Creation.NothingProposed());
        scene.pass(Keyring.TO_ANSWER);
        assertThat(given(passkeys.proposed(person, TOKEN))).isEmpty();
    }

    @Test
    @DisplayName("MFA-1: one passkey is not there twice, and there are ten at most; those there are show the factor for the next")
    void notTwice() {
        added(phone, "x");
        assertThat(given(
                passkeys.propose(new KeepFactor.Proof(person, Scene.PASSWORD, Optional.empty()), TOKEN)))
                        .isEqualTo(new Outcome.WrongCode<>());
        assertThat(given(passkeys.propose(proof(), TOKEN))).isEqualTo(new Outcome.Done<>(true));
        var proposal = given(passkeys.proposed(person, TOKEN)).orElseThrow();
        assertThat(proposal.asked().credentials()).containsExactly("phone");
        assertThat(proposal.username()).isEqualTo(username);
        assertThat(create(new FactorCode.OfPasskey(
                phone.made(new Asked(proposal.asked().challenge(), HERE)), TOKEN, HERE)))
                        .isEqualTo(new Creation.WrongAnswer());
        for (int i = 1; i < Keyring.MOST; i++) {
            assertThat(added(new MemoryPasskey("n" + i, false), "n" + i).codesOnPaper()).isEmpty();
        }
        assertThat(given(passkeys.propose(proof(), TOKEN))).isEqualTo(new Outcome.Done<>(false));
    }

    @Test
    @DisplayName("SEC-2: a passkey that was removed opens nothing; with the last one, of whoever has no app, the factor is gone")
    void removed() {
        added(phone, "x");
        var other = new MemoryPasskey("stick", false);
        added(other, "y");
        var id = given(keep.see(person)).passkeys().getLast().id();
        assertThat(given(passkeys.remove(proof(), id, DeviceKind.PHONE))).isInstanceOf(Outcome.Done.class);
        assertThat(show(half(), other)).isEqualTo(new ShowFactor.Outcome.WrongCode());
        assertThat(show(half(), phone)).isInstanceOf(ShowFactor.Outcome.Done.class);
        var last = given(keep.see(person)).passkeys().getFirst().id();
        assertThat(given(passkeys.remove(proof(), last, DeviceKind.PHONE))).isInstanceOf(Outcome.Done.class);
        assertThat(given(keep.see(person)).state()).isEqualTo(FactorState.OFFERED);
        assertThat(scene.signIn(username, Scene.PASSWORD)).isInstanceOf(SignIn.Outcome.Done.class);
        assertThat(scene.acts(person.vault())).contains(Act.PASSKEY_REMOVED);
    }

    @Test
    @DisplayName("SEC-2: of whom a factor is required, a passkey is one, and the last is not removed")
    void required() {
        var opened = scene.abri.account().openOperatorAccount().open(new PersonName("Inès", "Moreau"),
                Language.FRENCH);
        var operator = new Viewpoint.Operator(scene.ready(opened.username(), opened.activationCode()));
        assertThat(scene.signedIn(opened.username(), Scene.PASSWORD).standing())
                .isEqualTo(Standing.FACTOR_TO_SET_UP);
        given(passkeys.propose(new KeepFactor.Proof(operator, Scene.PASSWORD, Optional.empty()), TOKEN));
        var asked =
                new Asked(given(passkeys.proposed(operator, TOKEN)).orElseThrow().asked().challenge(), HERE);
        var created = (Creation.Created) given(passkeys.create(operator,
                new FactorCode.OfPasskey(phone.made(asked), TOKEN, HERE), "x", DeviceKind.COMPUTER));
        assertThat(created.signedIn().standing()).isEqualTo(Standing.READY);
        given(scene.abri.account().seeOwnAccount().see(operator));
        var id = given(keep.see(operator)).passkeys().getFirst().id();
        var code = Optional.of(FactorCode.typed(created.codesOnPaper().getFirst()));
        assertThat(given(passkeys.remove(new KeepFactor.Proof(operator, Scene.PASSWORD, code), id,
                DeviceKind.COMPUTER))).isEqualTo(new Outcome.Required<>());
        assertThat(given(keep.see(operator)).passkeys()).hasSize(1);
    }

    @Test
    @DisplayName("MFA-1: another person's passkey opens nothing")
    void others() {
        added(phone, "x");
        assertThat(show(half(), new MemoryPasskey("strange", true)))
                .isEqualTo(new ShowFactor.Outcome.WrongCode());
        assertThat(scene.abri.session().showFactor().passkeyAsked("0".repeat(64))).isEmpty();
    }

    @Test
    @DisplayName("ACC-10: who is not signed in keeps nobody's passkeys")
    void anyone() {
        var anyone = new Viewpoint.Anyone();
        assertThat(refusal(passkeys.asked(anyone, TOKEN)))
                .isEqualTo(Refusal.EACH_KIND_OF_ACCOUNT_HAS_ITS_OWN_FUNCTIONS);
        assertThat(refusal(passkeys.proposed(anyone, TOKEN)))
                .isEqualTo(Refusal.EACH_KIND_OF_ACCOUNT_HAS_ITS_OWN_FUNCTIONS);
        assertThat(refusal(passkeys.create(anyone, new FactorCode.OfPasskey("a.b", TOKEN, HERE), "x",
                DeviceKind.PHONE))).isEqualTo(Refusal.EACH_KIND_OF_ACCOUNT_HAS_ITS_OWN_FUNCTIONS);
        assertThat(refusal(passkeys.remove(new KeepFactor.Proof(anyone, Scene.PASSWORD, Optional.empty()),
                new PasskeyId(person.account().value()), DeviceKind.PHONE)))
                        .isEqualTo(Refusal.EACH_KIND_OF_ACCOUNT_HAS_ITS_OWN_FUNCTIONS);
    }

    private void proposed() {
        assertThat(given(passkeys.propose(proof(), TOKEN))).isEqualTo(new Outcome.Done<>(true));
    }

    /** With a passkey, of whoever has one. */
    private KeepFactor.Proof proof() {
        var asked = given(passkeys.asked(person, TOKEN));
        return new KeepFactor.Proof(person, Scene.PASSWORD, asked.map(one -> new FactorCode.OfPasskey(
                phone.shown(new Asked(one.challenge(), HERE)), TOKEN, HERE)));
    }

    private Creation.Created added(MemoryPasskey passkey, String name) {
        proposed();
        var asked =
                new Asked(given(passkeys.proposed(person, TOKEN)).orElseThrow().asked().challenge(), HERE);
        var created = (Creation.Created) given(passkeys.create(person,
                new FactorCode.OfPasskey(passkey.made(asked), TOKEN, HERE), name, DeviceKind.PHONE));
        if (!created.codesOnPaper().isEmpty()) {
            onPaper = created.codesOnPaper();
        }
        return created;
    }

    private Creation create(FactorCode.OfPasskey made) {
        return given(passkeys.create(person, made, "x", DeviceKind.PHONE));
    }

    private String half() {
        return ((SignIn.Outcome.FactorToShow) scene.signIn(username, Scene.PASSWORD)).token();
    }

    private PasskeyAsked asked(String half) {
        return scene.abri.session().showFactor().passkeyAsked(half).orElseThrow();
    }

    private ShowFactor.Outcome show(String half, MemoryPasskey passkey) {
        return show(half, new FactorCode.OfPasskey(
                passkey.shown(new Asked(asked(half).challenge(), HERE)), half, HERE));
    }

    private ShowFactor.Outcome show(String half, FactorCode code) {
        return scene.abri.session().showFactor().show(new ShowFactor.Command(half, code));
    }
}
