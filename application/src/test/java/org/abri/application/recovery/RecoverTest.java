package org.abri.application.recovery;

import static org.abri.application.Scene.given;
import static org.abri.application.Scene.refusal;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.abri.application.Scene;
import org.abri.application.WatchedHasher;
import org.abri.application.opening.OpenBeneficiaryAccount;
import org.abri.application.session.SignIn;
import org.abri.domain.access.Refusal;
import org.abri.domain.access.Viewpoint;
import org.abri.domain.account.OneTimeCode;
import org.abri.domain.account.PhoneNumber;
import org.abri.domain.account.Username;
import org.abri.domain.journal.Act;
import org.abri.domain.journal.Chain;
import org.abri.domain.journal.Event;
import org.abri.domain.recovery.Recovery;
import org.abri.domain.recovery.RecoveryProof;
import org.abri.domain.text.Flaw;
import org.abri.domain.vault.VaultId;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class RecoverTest {
    private static final String NEW = "sept hiboux sur le canal";
    private static final String ANSWER = "Les Tilleuls";
    private static final PhoneNumber PHONE = new PhoneNumber("+33639980001");
    private static final PhoneNumber OTHER_PHONE = new PhoneNumber("+33639980099");

    private final Scene scene = new Scene(WatchedHasher::in);
    private final Viewpoint.StaffAt staff = scene.relay("Les Amandiers");
    private final OpenBeneficiaryAccount.Outcome.Opened opened =
            given(OpenBeneficiaryAccount.Outcome.Opened.class, scene.abri.opening().openBeneficiaryAccount()
                    .open(scene.opening(staff, "Amina", "Diallo").wishing(true, false).command()));
    private final VaultId vault = opened.vault();
    private final Username username = opened.username();
    private final Viewpoint.Beneficiary person = new Viewpoint.Beneficiary(vault.owner());
    private final RecoveryRoom room = scene.abri.recovery();

    RecoverTest() {
        scene.accept(person);
        scene.provenPhone(vault.owner());
    }

    /** The code in the SMS that came last. */
    private String smsCode() {
        scene.runJobs();
        return scene.memory.left().getLast().text().replaceAll("\\D", "");
    }

    private String proofOf(RecoveryProof proof) {
        return switch (proof) {
            case SMS_CODE -> {
                assertThat(room.sendRecoveryCode().send(username))
                        .isEqualTo(new SendRecoveryCode.Outcome.Sent());
                yield smsCode();
            }
            case RESCUE_CARD -> opened.rescueCode().orElseThrow();
            case STAFF -> given(StartRecovery.Outcome.Started.class, room.startRecovery().start(staff, vault))
                    .code();
            case SECRET_ANSWER -> ANSWER;
        };
    }

    private BeginRecovery.Outcome begin(RecoveryProof proof, String typed) {
        return room.beginRecovery().begin(new BeginRecovery.Command(username, proof, typed));
    }

    private String begun(RecoveryProof proof) {
        if (begin(proof, proofOf(proof)) instanceof BeginRecovery.Outcome.Begun(var token, var until)) {
            return token;
        }
        throw new AssertionError("not begun");
    }

    private FinishRecovery.Outcome finish(String token, RecoveryProof proof, String typed, String password) {
        return room.finishRecovery().finish(new FinishRecovery.Command(token, proof, typed, password));
    }

    @ParameterizedTest(name = "{0} and {1}")
    @DisplayName("SEC-4: a lost password is recovered with each pair of proofs, in each order that there can be")
    @CsvSource({ "SMS_CODE, RESCUE_CARD", "SMS_CODE, STAFF", "SMS_CODE, SECRET_ANSWER",
            "RESCUE_CARD, SMS_CODE", "RESCUE_CARD, STAFF", "RESCUE_CARD, SECRET_ANSWER", "STAFF, SMS_CODE",
            "STAFF, RESCUE_CARD", "STAFF, SECRET_ANSWER" })
    void eachPair(RecoveryProof first, RecoveryProof second) {
        var token = begun(first);
        assertThat(finish(token, second, proofOf(second), NEW))
                .isEqualTo(new FinishRecovery.Outcome.Recovered(username));
        assertThat(scene.signIn(username, Scene.PASSWORD)).isEqualTo(new SignIn.Outcome.NotRecognised());
        assertThat(scene.signedIn(username, NEW).account()).isEqualTo(vault.owner());
        assertThat(finish(token, second, proofOf(second), NEW)).isEqualTo(new FinishRecovery.Outcome.Over());
    }

    @ParameterizedTest
    @DisplayName("SEC-4: one proof alone opens nothing, also when it is given twice")
    @EnumSource(value = RecoveryProof.class, names = "SECRET_ANSWER", mode = EnumSource.Mode.EXCLUDE)
    void oneAloneOpensNothing(RecoveryProof proof) {
        var token = begun(proof);
        assertThat(finish(token, proof, proofOf(proof), NEW))
                .isEqualTo(new FinishRecovery.Outcome.NotRecognised());
        assertThat(finish(token, RecoveryProof.SECRET_ANSWER, "les acacias", NEW))
                .isEqualTo(new FinishRecovery.Outcome.NotRecognised());
        scene.signedIn(username, Scene.PASSWORD);
    }

    @Test
    @DisplayName("REC-2: every session ends, nobody is signed in, and the person is told by SMS and in their journal")
    void toldAndEnded() {
        var before = scene.signedIn(username, Scene.PASSWORD);
        var token = begun(RecoveryProof.SMS_CODE);
        finish(token, RecoveryProof.SECRET_ANSWER, ANSWER, NEW);
        assertThat(scene.abri.session().recognise().whoHas(before.token())).isEmpty();
        scene.runJobs();
        assertThat(scene.memory.left().getLast().text()).contains("another password");
        assertThat(scene.events(new Chain.OfVault(vault))).extracting(Event::act)
                .contains(Act.RECOVERY_BEGUN, Act.PASSWORD_RECOVERED);
    }

    @Test
    @DisplayName("SEC-4, AUT-4: whoever tried their forgotten password too often signs in at once with the new one")
    void tooManyTriesBefore() {
        for (int tries = 0; tries < 6; tries++) {
            scene.signIn(username, "pas celui-là non plus");
        }
        assertThat(scene.signIn(username, Scene.PASSWORD)).isInstanceOf(SignIn.Outcome.Paused.class);
        finish(begun(RecoveryProof.RESCUE_CARD), RecoveryProof.SECRET_ANSWER, ANSWER, NEW);
        assertThat(scene.signedIn(username, NEW).account()).isEqualTo(vault.owner());
    }

    @Test
    @DisplayName("SEC-8: a recovery gets whoever locked their account back in, and what was under way before the lock is dead")
    void afterALock() {
        var before = begun(RecoveryProof.RESCUE_CARD);
        given(scene.abri.leaving().lockAccount().lockOwn(new Viewpoint.Beneficiary(vault.owner())));
        assertThat(finish(before, RecoveryProof.SECRET_ANSWER, ANSWER, NEW))
                .isEqualTo(new FinishRecovery.Outcome.Over());
        assertThat(scene.signIn(username, Scene.PASSWORD)).isEqualTo(new SignIn.Outcome.NotRecognised());
        finish(begun(RecoveryProof.RESCUE_CARD), RecoveryProof.SECRET_ANSWER, ANSWER, NEW);
        assertThat(scene.signedIn(username, NEW).account()).isEqualTo(vault.owner());
    }

    @Test
    @DisplayName("SEC-4: the question is shown only after another proof, and only while its answer opens anything")
    void whatRemains() {
        var remaining = room.finishRecovery().see(begun(RecoveryProof.RESCUE_CARD)).orElseThrow();
        assertThat(remaining.question()).isPresent();
        assertThat(remaining.phone()).isTrue();
        assertThat(remaining.card()).isFalse();
        assertThat(room.finishRecovery().see("another token")).isEmpty();
        var token = begun(RecoveryProof.SMS_CODE);
        for (int day = 0; day < 4; day++) {
            for (int tries = 0; tries < 3; tries++) {
                finish(token, RecoveryProof.SECRET_ANSWER, "les acacias", NEW);
            }
            scene.pass(Duration.ofDays(2));
            token = begun(RecoveryProof.SMS_CODE);
        }
        assertThat(room.finishRecovery().see(token).orElseThrow().question()).isEmpty();
        assertThat(finish(token, RecoveryProof.SECRET_ANSWER, ANSWER, NEW))
                .isEqualTo(new FinishRecovery.Outcome.NotRecognised());
    }

    @Test
    @DisplayName("REC-1: a code is good once, for ten minutes, for that account and that purpose alone")
    void codesAreBound() {
        var code = proofOf(RecoveryProof.SMS_CODE);
        assertThat(begin(RecoveryProof.STAFF, code)).isEqualTo(new BeginRecovery.Outcome.NotRecognised());
        assertThat(begin(RecoveryProof.SMS_CODE, code)).isInstanceOf(BeginRecovery.Outcome.Begun.class);
        assertThat(begin(RecoveryProof.SMS_CODE, code)).isEqualTo(new BeginRecovery.Outcome.NotRecognised());
        var late = proofOf(RecoveryProof.SMS_CODE);
        scene.pass(OneTimeCode.LIFE);
        assertThat(begin(RecoveryProof.SMS_CODE, late)).isEqualTo(new BeginRecovery.Outcome.NotRecognised());
        var ofStaff = proofOf(RecoveryProof.STAFF);
        scene.pass(Recovery.LIFE_BEFORE_STAFF);
        assertThat(begin(RecoveryProof.STAFF, ofStaff)).isEqualTo(new BeginRecovery.Outcome.NotRecognised());
    }

    @Test
    @DisplayName("REC-1: of fifty uses of one code at once one is right")
    void fiftyAtOnce() throws InterruptedException {
        var code = proofOf(RecoveryProof.STAFF);
        var uses = Collections.nCopies(50,
                (Callable<BeginRecovery.Outcome>) () -> begin(RecoveryProof.STAFF, code));
        var outcomes = new ArrayList<BeginRecovery.Outcome>();
        try (var threads = Executors.newFixedThreadPool(8)) {
            for (var use : threads.invokeAll(uses)) {
                outcomes.add(use.resultNow());
            }
        }
        assertThat(outcomes).filteredOn(BeginRecovery.Outcome.Begun.class::isInstance).hasSize(1);
    }

    @Test
    @DisplayName("REC-1: five wrong tries and a code is dead; whoever guesses at one proof holds nobody up with another")
    void guessing() {
        var code = proofOf(RecoveryProof.SMS_CODE);
        var wrong = code.equals("000000") ? "000001" : "000000";
        for (int tries = 0; tries < OneTimeCode.TRIES; tries++) {
            begin(RecoveryProof.SMS_CODE, wrong);
            scene.pass(Duration.ofSeconds(31));
        }
        assertThat(begin(RecoveryProof.SMS_CODE, code)).isNotInstanceOf(BeginRecovery.Outcome.Begun.class);
        assertThat(begun(RecoveryProof.RESCUE_CARD)).isNotEmpty();
        assertThat(scene.acts(vault)).filteredOn(Act.RECOVERY_REFUSED::equals).hasSizeBetween(1, 4);
    }

    @Test
    @DisplayName("REC-1, OPS-4: three codes an hour leave for one person, and none for whoever has no account or no phone")
    void sendings() {
        for (int times = 0; times < 5; times++) {
            room.sendRecoveryCode().send(username);
        }
        room.sendRecoveryCode().send(new Username("baba-bibi-bubu"));
        scene.runJobs();
        assertThat(scene.memory.left()).hasSize(3);
    }

    @Test
    @DisplayName("AUT-5: a code is asked for and a proof is compared with one hash, whether anybody has that username or not")
    void oneHash() {
        var nobody = new Username("baba-bibi-bubu");
        var hasher = WatchedHasher.of(scene);
        for (var whose : List.of(username, nobody)) {
            assertThat(hasher.slowWorkOf(() -> room.sendRecoveryCode().send(whose))).isEqualTo(1);
            for (var proof : List.of(RecoveryProof.SMS_CODE, RecoveryProof.STAFF)) {
                assertThat(hasher.slowWorkOf(() -> assertThat(room.beginRecovery()
                        .begin(new BeginRecovery.Command(whose, proof, "123123")))
                                .isEqualTo(new BeginRecovery.Outcome.NotRecognised()))).isEqualTo(1);
            }
            assertThat(hasher.slowWorkOf(() -> room.beginRecovery().begin(
                    new BeginRecovery.Command(whose, RecoveryProof.RESCUE_CARD, "kado".repeat(6)))))
                            .isEqualTo(1);
        }
    }

    @Test
    @DisplayName("AUT-4: guessing at a proof is slowed down")
    void slowedDown() {
        var outcomes = IntStream.range(0, 6).mapToObj(i -> begin(RecoveryProof.RESCUE_CARD, "kado".repeat(6)))
                .toList();
        assertThat(outcomes.get(3)).isEqualTo(new BeginRecovery.Outcome.NotRecognised());
        assertThat(outcomes.get(5)).isInstanceOf(BeginRecovery.Outcome.Paused.class);
        scene.pass(Duration.ofMinutes(2));
        assertThat(begun(RecoveryProof.RESCUE_CARD)).isNotEmpty();
    }

    @Test
    @DisplayName("AUT-2: a password that may not be chosen is refused, and both proofs are still good for another one")
    void refusedPassword() {
        var token = begun(RecoveryProof.RESCUE_CARD);
        var code = proofOf(RecoveryProof.SMS_CODE);
        assertThat(finish(token, RecoveryProof.SMS_CODE, code, "amina vit à Marseille"))
                .isEqualTo(new FinishRecovery.Outcome.PasswordRefused(Flaw.PASSWORD_CONTAINS_NAME));
        assertThat(finish(token, RecoveryProof.SMS_CODE, code, NEW))
                .isEqualTo(new FinishRecovery.Outcome.Recovered(username));
    }

    @Test
    @DisplayName("SEC-4: after a quarter of an hour, or once another recovery began, what was under way is over")
    void over() {
        var first = begun(RecoveryProof.RESCUE_CARD);
        var second = begun(RecoveryProof.SMS_CODE);
        assertThat(finish(first, RecoveryProof.SECRET_ANSWER, ANSWER, NEW))
                .isEqualTo(new FinishRecovery.Outcome.Over());
        scene.pass(Recovery.LIFE);
        assertThat(finish(second, RecoveryProof.SECRET_ANSWER, ANSWER, NEW))
                .isEqualTo(new FinishRecovery.Outcome.Over());
        assertThat(room.finishRecovery().see(second)).isEmpty();
    }

    @Test
    @DisplayName("SEC-4, AFF-6: staff start a recovery only for whoever their relay is affiliated to, and it is in that person's journal")
    void staffOfTheRelayAlone() {
        given(room.startRecovery().start(staff, vault));
        assertThat(scene.acts(vault)).contains(Act.RECOVERY_STARTED);
        var elsewhere = scene.relay("Le Port");
        assertThat(refusal(room.startRecovery().start(elsewhere, vault)))
                .isEqualTo(Refusal.STAFF_SEE_ONLY_AFFILIATED_VAULTS);
    }

    @Test
    @DisplayName("SEC-6: one member of staff starts ten recoveries at once, then one each twenty minutes; the manager reads how many in the month's figures")
    void unusualUse() {
        for (int times = 0; times < 5; times++) {
            given(StartRecovery.Outcome.Started.class, room.startRecovery().start(staff, vault));
        }
        given(StartRecovery.Outcome.Paused.class, room.startRecovery().start(staff, vault));
        assertThat(given(scene.abri.affiliation().seeFigures().see(staff, staff.relay())).now().work()
                .recoveries()).isEqualTo(5);
    }

    @Test
    @DisplayName("ACC-1: the passwords of staff and operators are not recovered like this")
    void notForStaff() {
        var professional = scene.professional(staff);
        var theirs = scene.usernameOf(professional.account());
        room.sendRecoveryCode().send(theirs);
        scene.runJobs();
        assertThat(scene.memory.left()).isEmpty();
        assertThat(room.beginRecovery().begin(
                new BeginRecovery.Command(theirs, RecoveryProof.RESCUE_CARD, "kado".repeat(6))))
                        .isEqualTo(new BeginRecovery.Outcome.NotRecognised());
    }

    @Test
    @DisplayName("SEC-6: a phone number that two people share never crosses their accounts")
    void sharedPhone() {
        var other = given(OpenBeneficiaryAccount.Outcome.Opened.class, scene.abri.opening()
                .openBeneficiaryAccount()
                .open(scene.opening(staff, "Samuel", "Tesfaye").wishing(true, false).command()));
        scene.provenPhone(other.vault().owner());
        var code = proofOf(RecoveryProof.SMS_CODE);
        assertThat(room.beginRecovery()
                .begin(new BeginRecovery.Command(other.username(), RecoveryProof.SMS_CODE, code)))
                        .isEqualTo(new BeginRecovery.Outcome.NotRecognised());
        assertThat(begin(RecoveryProof.SMS_CODE, code)).isInstanceOf(BeginRecovery.Outcome.Begun.class);
        assertThat(Optional.of(other.rescueCode())).isNotEqualTo(Optional.of(opened.rescueCode()));
    }

    private void writes(PhoneNumber number) {
        assertThat(given(scene.abri.account().changeOwnAccount().phone(person, Scene.PASSWORD,
                Optional.of(number)))).isPresent();
    }

    @Test
    @DisplayName("SEC-4: to a number that nobody proved no code leaves, first or second, and none is offered; card, staff and answer get the person back in")
    void unproven() {
        writes(OTHER_PHONE);
        scene.runJobs();
        var before = scene.memory.left().size();
        assertThat(room.sendRecoveryCode().send(username)).isEqualTo(new SendRecoveryCode.Outcome.Sent());
        var token = begun(RecoveryProof.RESCUE_CARD);
        assertThat(room.finishRecovery().see(token).orElseThrow().phone()).isFalse();
        assertThat(room.sendRecoveryCode().sendSecond(token)).isEqualTo(new SendRecoveryCode.Outcome.Sent());
        scene.runJobs();
        assertThat(scene.memory.left()).hasSize(before);
        assertThat(finish(begun(RecoveryProof.STAFF), RecoveryProof.SECRET_ANSWER, ANSWER, NEW))
                .isEqualTo(new FinishRecovery.Outcome.Recovered(username));
    }

    @Test
    @DisplayName("SEC-4, REC-3: a code that the phone before received is no proof any more once another number is written, nor what began with it")
    void sentBefore() {
        var code = proofOf(RecoveryProof.SMS_CODE);
        var token = begun(RecoveryProof.RESCUE_CARD);
        writes(OTHER_PHONE);
        assertThat(finish(token, RecoveryProof.SMS_CODE, code, NEW))
                .isEqualTo(new FinishRecovery.Outcome.NotRecognised());
        assertThat(begin(RecoveryProof.SMS_CODE, code)).isEqualTo(new BeginRecovery.Outcome.NotRecognised());
        scene.provenPhone(vault.owner());
        var begunByPhone = begun(RecoveryProof.SMS_CODE);
        writes(PHONE);
        assertThat(finish(begunByPhone, RecoveryProof.SECRET_ANSWER, ANSWER, NEW))
                .isEqualTo(new FinishRecovery.Outcome.Over());
        scene.signedIn(username, Scene.PASSWORD);
    }

    @Test
    @DisplayName("AUT-5: for a number that nobody proved a code is asked for with the same work as for a proven one, and the answer is the same")
    void unprovenAlike() {
        var hasher = WatchedHasher.of(scene);
        for (var number : List.of(PHONE, OTHER_PHONE)) {
            writes(number);
            assertThat(hasher.slowWorkOf(() -> assertThat(room.sendRecoveryCode().send(username))
                    .isEqualTo(new SendRecoveryCode.Outcome.Sent()))).isEqualTo(1);
        }
    }
}
