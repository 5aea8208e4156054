package org.abri.application.relay;

import static org.abri.application.Scene.given;
import static org.abri.application.Scene.missing;
import static org.abri.application.Scene.refusal;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.abri.application.Scene;
import org.abri.application.access.Answer;
import org.abri.application.opening.ActivateAccount;
import org.abri.application.relay.RenewAccess.Outcome;
import org.abri.application.session.SignIn;
import org.abri.application.sms.SmsGateway;
import org.abri.domain.access.Refusal;
import org.abri.domain.access.Viewpoint;
import org.abri.domain.account.Account;
import org.abri.domain.account.AccountId;
import org.abri.domain.account.AccountKind;
import org.abri.domain.account.Credentials;
import org.abri.domain.account.Language;
import org.abri.domain.account.OwnPhone;
import org.abri.domain.account.PersonName;
import org.abri.domain.account.PhoneNumber;
import org.abri.domain.account.Username;
import org.abri.domain.journal.Act;
import org.abri.domain.journal.Chain;
import org.abri.domain.journal.Event;
import org.abri.domain.limits.Pace;
import org.abri.domain.limits.Sendings;
import org.abri.domain.relay.Membership;
import org.abri.domain.relay.Renewal.Approval;
import org.abri.domain.relay.Renewal.Stage;
import org.abri.domain.relay.StaffRole;
import org.abri.domain.sms.SmsState;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class RenewAccessTest {
    private static final String NEW = "six renards bleus et un merle";
    private static final Class<ActivateAccount.Outcome.Renewed> RENEWED =
            ActivateAccount.Outcome.Renewed.class;
    private static final ActivateAccount.Outcome NOT_RECOGNISED = new ActivateAccount.Outcome.NotRecognised();

    private static final OwnPhone TYPED = OwnPhone.unproven(new PhoneNumber("+33639980044"));

    private final Scene scene = new Scene();
    private final Viewpoint.StaffAt manager = scene.relay("Relais du Port");
    private final Viewpoint.StaffAt second = secondManager();
    private final Viewpoint.StaffAt professional = scene.professional(manager);
    private final Username username = scene.usernameOf(professional.account());
    private final RenewAccess renewAccess = scene.abri.relay().renewAccess();

    @Test
    @DisplayName("AUT-6, VLT-13: what whoever asks has in hand opens nothing, and the chosen password and every session go on")
    void nothingInHand() {
        var before = scene.signedIn(username, Scene.PASSWORD);
        for (var by : List.of(manager, scene.operator)) {
            var code = given(Outcome.Waiting.class, ask(by)).code();
            assertThat(scene.activate(username, code, NEW)).isEqualTo(NOT_RECOGNISED);
            assertThat(scene.signIn(username, code)).isEqualTo(new SignIn.Outcome.NotRecognised());
        }
        assertThat(scene.abri.session().recognise().whoHas(before.token())).isPresent();
        assertThat(scene.signedIn(username, Scene.PASSWORD).account()).isEqualTo(professional.account());
    }

    @Test
    @DisplayName("AUT-6: once a second person has approved, the code leads to one choice of a password, and every session ends")
    void approved() {
        var code = given(Outcome.Waiting.class, ask(manager)).code();
        var before = scene.signedIn(username, Scene.PASSWORD);
        assertThat(approve(second)).isEqualTo(Approval.APPROVED);
        assertThat(scene.signIn(username, Scene.PASSWORD)).as("good until another is chosen")
                .isInstanceOf(SignIn.Outcome.Done.class);
        var asked = scene.now();
        scene.pass(java.time.Duration.ofMinutes(7));
        assertThat(scene.activate(username, code, NEW)).isInstanceOfSatisfying(RENEWED, renewed -> {
            assertThat(renewed.why().renewal().askedAt()).isEqualTo(asked);
            assertThat(renewed.why().askedBy().orElseThrow().full()).isEqualTo("Malika Roussel");
        });
        assertThat(scene.activate(username, code, "huit phares et une marée lente"))
                .isEqualTo(NOT_RECOGNISED);
        assertThat(scene.abri.session().recognise().whoHas(before.token())).isEmpty();
        assertThat(scene.signIn(username, Scene.PASSWORD)).isEqualTo(new SignIn.Outcome.NotRecognised());
        assertThat(scene.signedIn(username, NEW).account()).isEqualTo(professional.account());
        assertThat(recorded()).contains(Act.RENEWAL_ASKED, Act.RENEWAL_APPROVED, Act.RENEWAL_USED);
        assertThat(stage()).isEqualTo(Stage.USED);
    }

    @Test
    @DisplayName("AUT-6: nobody approves what they asked for, managers and operators alike; an operator may approve a manager's")
    void ownRequest() {
        given(ask(manager));
        assertThat(approve(manager)).isEqualTo(Approval.OWN_REQUEST);
        given(ask(scene.operator));
        assertThat(approve(scene.operator)).isEqualTo(Approval.OWN_REQUEST);
        given(ask(manager));
        assertThat(approve(scene.operator)).isEqualTo(Approval.APPROVED);
        assertThat(approve(scene.operator)).isEqualTo(Approval.NOTHING_WAITS);
    }

    @Test
    @DisplayName("G-26: nobody renews their own way in, nor approves it")
    void own() {
        assertThat(given(renewAccess.ask(manager, manager.relay(), manager.account())))
                .isEqualTo(new Outcome.Own());
        given(renewAccess.ask(manager, manager.relay(), second.account()));
        assertThat(given(renewAccess.approve(second, manager.relay(), second.account())))
                .isEqualTo(Approval.OWN_ACCOUNT);
        assertThat(scene.signedIn(scene.usernameOf(manager.account()), Scene.PASSWORD)).isNotNull();
    }

    @Test
    @DisplayName("ACC-10, ACC-12: professionals neither ask nor approve, and another relay's managers are told that there is nobody")
    void notTheirs() {
        given(ask(manager));
        assertThat(refusal(renewAccess.ask(professional, manager.relay(), second.account())))
                .isEqualTo(Refusal.ONLY_MANAGERS_KEEP_THE_TEAM);
        assertThat(refusal(renewAccess.approve(professional, manager.relay(), professional.account())))
                .isEqualTo(Refusal.ONLY_MANAGERS_KEEP_THE_TEAM);
        var other = scene.relay("Relais des Lilas");
        for (var answer : List.of(renewAccess.ask(other, other.relay(), professional.account()),
                renewAccess.approve(other, other.relay(), professional.account()),
                renewAccess.approve(other, manager.relay(), professional.account()),
                renewAccess.refuse(other, other.relay(), professional.account()))) {
            assertThat(missing(answer)).isTrue();
        }
    }

    @Test
    @DisplayName("AUT-6: the person is told who asked and when, and stops it; after that nobody approves it and the code is dead")
    void stopped() {
        assertThat(given(renewAccess.seeOwn(me()))).isEmpty();
        var code = given(Outcome.Waiting.class, ask(manager)).code();
        assertThat(given(renewAccess.seeOwn(me()))).get().satisfies(seen -> {
            assertThat(seen.askedBy()).contains(new PersonName("Malika", "Roussel"));
            assertThat(seen.renewal().askedAt()).isEqualTo(scene.now());
            assertThat(seen.renewal().openAt(scene.now())).isTrue();
        });
        assertThat(given(renewAccess.stopOwn(me()))).isTrue();
        assertThat(given(renewAccess.stopOwn(me()))).isFalse();
        assertThat(approve(second)).isEqualTo(Approval.NOTHING_WAITS);
        assertThat(scene.activate(username, code, NEW)).isEqualTo(NOT_RECOGNISED);
        assertThat(recorded()).endsWith(Act.RENEWAL_STOPPED);
    }

    @Test
    @DisplayName("AUT-6: what was approved is stopped as well, by the person or by whoever keeps the team")
    void stoppedAfterApproval() {
        var code = given(Outcome.Waiting.class, ask(manager)).code();
        approve(second);
        assertThat(given(renewAccess.refuse(second, manager.relay(), professional.account()))).isTrue();
        assertThat(given(renewAccess.refuse(second, manager.relay(), professional.account()))).isFalse();
        assertThat(scene.activate(username, code, NEW)).isEqualTo(NOT_RECOGNISED);
    }

    @Test
    @DisplayName("AUT-6: all managers of a relay, and those of the person's other relays, read who asked; so does the person")
    void everybodyReads() {
        var other = scene.relay("Relais des Lilas");
        scene.alsoAt(other.relay(), professional.account());
        given(ask(manager));
        for (var reader : List.of(manager, second, other)) {
            assertThat(given(scene.abri.relay().keepTeam().see(reader, reader.relay())))
                    .filteredOn(member -> member.account().equals(professional.account())).singleElement()
                    .satisfies(member -> {
                        assertThat(member.renewal()).get().satisfies(seen -> assertThat(seen.askedBy())
                                .contains(new PersonName("Malika", "Roussel")));
                    });
        }
    }

    @Test
    @DisplayName("ACC-12: two managers of one relay open no way into another; with an operator they do")
    void otherRelays() {
        scene.alsoAt(scene.relay("Relais des Lilas").relay(), professional.account());
        given(ask(manager));
        assertThat(approve(second)).isEqualTo(Approval.OPERATOR_NEEDED);
        assertThat(approve(scene.operator)).isEqualTo(Approval.APPROVED);
    }

    @Test
    @DisplayName("ACC-12: what a relay asked for somebody whom it then removes opens no other relay")
    void removedMeanwhile() {
        scene.alsoAt(scene.relay("Relais des Lilas").relay(), professional.account());
        var code = given(Outcome.Waiting.class, ask(manager)).code();
        approve(scene.operator);
        given(scene.abri.relay().keepTeam().remove(manager, manager.relay(), professional.account()));
        assertThat(scene.activate(username, code, NEW)).isEqualTo(NOT_RECOGNISED);
    }

    @Test
    @DisplayName("AUT-6: what somebody asked who no longer manages the relay is approved by nobody")
    void askerGone() {
        given(ask(second));
        given(scene.abri.relay().keepTeam().remove(manager, manager.relay(), second.account()));
        assertThat(approve(manager)).isEqualTo(Approval.NOTHING_WAITS);
    }

    @Test
    @DisplayName("AUT-6: asking again makes the code before dead, approved or not")
    void askedAgain() {
        var code = given(Outcome.Waiting.class, ask(manager)).code();
        approve(second);
        given(ask(manager));
        assertThat(scene.activate(username, code, NEW)).isEqualTo(NOT_RECOGNISED);
        assertThat(stage()).isEqualTo(Stage.WAITING);
    }

    @Test
    @DisplayName("AUT-6: who has a phone gets the code there, and whoever asked never sees it; it is good for ten minutes")
    void bySms() {
        var person = withPhone();
        assertThat(given(renewAccess.ask(manager, manager.relay(), person.account())))
                .isEqualTo(new Outcome.Sent(scene.usernameOf(person.account())));
        scene.runJobs();
        var text = scene.memory.left().getLast();
        assertThat(text.to()).isEqualTo(new PhoneNumber("+33639980044"));
        var code = text.text().replaceAll("\\D", "");
        scene.pass(Duration.ofMinutes(9));
        assertThat(scene.activate(scene.usernameOf(person.account()), code, NEW)).isInstanceOf(RENEWED);
        given(renewAccess.ask(manager, manager.relay(), person.account()));
        scene.runJobs();
        var late = scene.memory.left().getLast().text().replaceAll("\\D", "");
        scene.pass(Duration.ofMinutes(10));
        assertThat(scene.activate(scene.usernameOf(person.account()), late, NEW)).isEqualTo(NOT_RECOGNISED);
    }

    @Test
    @DisplayName("SEC-4, AUT-6: a code never goes to a phone that nobody proved: it is on paper, and dead until a second person approves")
    void unprovenPhone() {
        var person = withPhone(TYPED);
        var code = given(Outcome.Waiting.class,
                renewAccess.ask(manager, manager.relay(), person.account())).code();
        assertThat(scene.activate(scene.usernameOf(person.account()), code, NEW)).isEqualTo(NOT_RECOGNISED);
        scene.runJobs();
        assertThat(scene.memory.left()).isEmpty();
    }

    @Test
    @DisplayName("AUT-6, REC-3: what a phone received leads nowhere once another number is on the account")
    void sentBefore() {
        writes(Optional.of(TYPED.number()));
        scene.provenPhone(professional.account());
        given(Outcome.Sent.class, ask(manager));
        scene.runJobs();
        var code = scene.memory.left().getLast().text().replaceAll("\\D", "");
        writes(Optional.empty());
        assertThat(scene.activate(username, code, NEW)).isEqualTo(NOT_RECOGNISED);
        assertThat(stage()).isEqualTo(Stage.STOPPED);
    }

    private void writes(Optional<PhoneNumber> number) {
        assertThat(given(scene.abri.account().changeOwnAccount().phone(
                new Viewpoint.Staff(professional.account()), Scene.PASSWORD, number))).isPresent();
    }

    @Test
    @DisplayName("REM-5: whoever asked sees when the SMS reached nobody, and of nobody's code on paper")
    void smsReachedNobody() {
        var person = withPhone();
        assertThat(smsOf(person)).isEmpty();
        scene.memory.smsAnswer(new SmsGateway.Answer.Refused(SmsGateway.Why.NUMBER_CANNOT_RECEIVE));
        given(renewAccess.ask(manager, manager.relay(), person.account()));
        assertThat(smsOf(person)).isEmpty();
        scene.runJobs();
        assertThat(smsOf(person)).contains(SmsState.NUMBER_CANNOT_RECEIVE);
        scene.pass(Duration.ofMinutes(11));
        scene.memory.smsAnswer(new SmsGateway.Answer.Accepted());
        given(renewAccess.ask(manager, manager.relay(), person.account()));
        assertThat(smsOf(person)).as("of the code before").isEmpty();
        scene.runJobs();
        assertThat(smsOf(person)).contains(SmsState.LEFT);
        given(ask(manager));
        scene.runJobs();
        assertThat(smsOf(professional)).isEmpty();
    }

    private Optional<SmsState> smsOf(Viewpoint.StaffAt person) {
        return given(scene.abri.relay().keepTeam().see(manager, manager.relay())).stream()
                .filter(member -> member.account().equals(person.account()))
                .flatMap(member -> member.renewal().stream()).flatMap(renewal -> renewal.sms().stream())
                .findFirst();
    }

    @Test
    @DisplayName("REC-1: a phone gets three codes an hour; after that nothing is sent, and the last code stays good")
    void notTooMany() {
        var person = withPhone();
        for (var i = 0; i < 3; i++) {
            given(Outcome.Sent.class, renewAccess.ask(manager, manager.relay(), person.account()));
        }
        assertThat(given(renewAccess.ask(manager, manager.relay(), person.account())))
                .isInstanceOf(Outcome.Paused.class);
        scene.runJobs();
        assertThat(scene.memory.left()).hasSize(3);
        var code = scene.memory.left().getLast().text().replaceAll("\\D", "");
        assertThat(scene.activate(scene.usernameOf(person.account()), code, NEW)).isInstanceOf(RENEWED);
    }

    @Test
    @DisplayName("REC-1: wrong digits are counted over all codes; after ten in a day no more are looked at, right ones neither")
    void wrongDigits() {
        var person = withPhone();
        var name = scene.usernameOf(person.account());
        given(Outcome.Sent.class, renewAccess.ask(manager, manager.relay(), person.account()));
        scene.runJobs();
        var right = scene.memory.left().getLast().text().replaceAll("\\D", "");
        scene.activate(name, right.equals("000000") ? "111111" : "000000", NEW);
        assertThat(wrongCodes(person, Sendings::lately)).hasSize(1);
        wrongCodes(person, one -> {
            scene.ports.limits().save("wrong-codes/" + person.account(),
                    new Sendings(Collections.nCopies(Sendings.WRONG_A_DAY, scene.now())));
            return one;
        });
        assertThat(scene.activate(name, right, NEW)).isEqualTo(NOT_RECOGNISED);
    }

    private <T> T wrongCodes(Viewpoint.StaffAt person, Function<Sendings, T> seen) {
        return scene.ports.work().inOne(() -> seen
                .apply(scene.ports.limits().lockSendings("wrong-codes/" + person.account())));
    }

    @Test
    @DisplayName("SEC-6: nobody asks for new ways in without end, for one person or for many")
    void notWithoutEnd() {
        for (var i = 0; i < Pace.RENEWING_A_PERSON.atOnce(); i++) {
            given(Outcome.Waiting.class, ask(manager));
        }
        assertThat(given(ask(manager))).isInstanceOf(Outcome.Paused.class);
        assertThat(given(ask(scene.operator))).isInstanceOf(Outcome.Paused.class);
        scene.pass(Pace.RENEWING_A_PERSON.each());
        assertThat(given(ask(manager))).isInstanceOf(Outcome.Waiting.class);
    }

    @Test
    @DisplayName("AUT-6: who has chosen nothing yet gets another code from a manager at once, which makes the one before dead and is recorded")
    void neverActivated() {
        var opened = opened();
        var again = given(Outcome.CodeGiven.class,
                renewAccess.ask(manager, manager.relay(), opened.account()));
        assertThat(recorded()).endsWith(Act.ACTIVATION_CODE_GIVEN);
        assertThat(scene.activate(opened.username(), opened.activationCode(), NEW)).isEqualTo(NOT_RECOGNISED);
        assertThat(scene.activate(again.username(), again.code(), NEW))
                .isEqualTo(new ActivateAccount.Outcome.Chosen());
    }

    @Test
    @DisplayName("VLT-13, ACC-12: such a code is given by no operator where a manager can, and by no manager of one relay to whoever works at another")
    void neverActivatedForSomebodyElse() {
        var opened = opened();
        assertThat(given(renewAccess.ask(scene.operator, manager.relay(), opened.account())))
                .isEqualTo(new Outcome.ForSomebodyElse());
        scene.alsoAt(scene.relay("Relais des Lilas").relay(), opened.account());
        assertThat(given(renewAccess.ask(manager, manager.relay(), opened.account())))
                .isEqualTo(new Outcome.ForSomebodyElse());
    }

    @Test
    @DisplayName("ACC-3: a first manager who lost the code before using it gets another from an operator")
    void firstManager() {
        var recorded = given(scene.abri.relay().recordRelay().record(scene.recording("Relais des Lilas")));
        var again = given(Outcome.CodeGiven.class,
                renewAccess.ask(scene.operator, recorded.relay(), recorded.manager().account()));
        assertThat(scene.activate(again.username(), again.code(), NEW))
                .isEqualTo(new ActivateAccount.Outcome.Chosen());
    }

    private Answer<Outcome> ask(Viewpoint by) {
        return renewAccess.ask(by, manager.relay(), professional.account());
    }

    private Approval approve(Viewpoint by) {
        return given(renewAccess.approve(by, manager.relay(), professional.account()));
    }

    private Viewpoint me() {
        return new Viewpoint.Staff(professional.account());
    }

    private Stage stage() {
        return given(renewAccess.seeOwn(me())).orElseThrow().renewal().stage();
    }

    private KeepTeam.Opened opened() {
        return given(KeepTeam.Opened.class,
                scene.abri.relay().keepTeam().open(new KeepTeam.Opening(manager, manager.relay(),
                        scene.once(), new PersonName("Hugo", "Blanc"), Language.FRENCH,
                        StaffRole.PROFESSIONAL)));
    }

    private Viewpoint.StaffAt secondManager() {
        var colleague = scene.professional(manager);
        var keepTeam = scene.abri.relay().keepTeam();
        given(keepTeam.askForManager(manager, manager.relay(), colleague.account()));
        given(keepTeam.answerManager(scene.operator, manager.relay(), colleague.account(), true));
        return colleague;
    }

    /** Staff of the relay who have a phone on their account, which they proved. */
    private Viewpoint.StaffAt withPhone() {
        return withPhone(TYPED.nowProven());
    }

    private Viewpoint.StaffAt withPhone(OwnPhone phone) {
        var known = scene.ports.work()
                .inOne(() -> scene.ports.account().credentials().find(professional.account()).orElseThrow());
        var id = new AccountId(scene.once().key());
        var account = new Account(id, AccountKind.STAFF, new Username("kaka-kiki-kuku"),
                new PersonName("Hugo", "Blanc"), Language.FRENCH, Optional.empty(),
                Optional.of(phone), Optional.empty(),
                scene.now());
        return scene.ports.work().inOne(() -> {
            scene.ports.account().accounts().add(account);
            scene.ports.account().credentials().add(new Credentials(id, AccountKind.STAFF, known.password(),
                    Optional.empty(), Optional.empty(), true));
            scene.ports.relay().memberships()
                    .save(new Membership(id, manager.relay(), StaffRole.PROFESSIONAL, scene.now()));
            return new Viewpoint.StaffAt(id, manager.relay());
        });
    }

    private List<Act> recorded() {
        return scene.events(new Chain.OfService()).stream().map(Event::act)
                .filter(act -> act != Act.SIGNED_IN).toList();
    }
}
