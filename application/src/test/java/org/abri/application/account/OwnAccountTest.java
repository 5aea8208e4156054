package org.abri.application.account;

import static org.abri.application.Scene.given;
import static org.abri.application.Scene.missing;
import static org.abri.application.Scene.refusal;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.abri.application.Scene;
import org.abri.application.access.Answer;
import org.abri.application.data.TakeOwnData.Wished;
import org.abri.application.data.TakeOwnData;
import org.abri.application.inside.Inside;
import org.abri.application.recovery.BeginRecovery;
import org.abri.domain.access.AccessPolicy;
import org.abri.domain.access.Refusal;
import org.abri.domain.access.Viewpoint;
import org.abri.domain.account.Account;
import org.abri.domain.account.Days;
import org.abri.domain.account.DeletionAsked;
import org.abri.domain.account.FormalNotice;
import org.abri.domain.account.Language;
import org.abri.domain.account.PhoneNumber;
import org.abri.domain.account.SecondFactor;
import org.abri.domain.account.SecretHash;
import org.abri.domain.account.SecretQuestion;
import org.abri.domain.account.Standing;
import org.abri.domain.journal.Act;
import org.abri.domain.limits.Tool;
import org.abri.domain.moderation.Problem;
import org.abri.domain.moderation.ProblemId;
import org.abri.domain.moderation.UnusualUse;
import org.abri.domain.recovery.RecoveryProof;
import org.abri.domain.relay.Invitation;
import org.abri.domain.relay.Renewal;
import org.abri.domain.text.Flaw;
import org.abri.domain.vault.Processing;
import org.abri.domain.vault.Wish;
import org.abri.domain.vault.Wishes;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class OwnAccountTest {
    private static final PhoneNumber BEFORE = new PhoneNumber("+33639980001");
    private static final PhoneNumber AFTER = new PhoneNumber("+33639980099");

    private final Scene scene = new Scene();
    private final Viewpoint.StaffAt staff = scene.relay("Les Amandiers");
    private final Viewpoint.Beneficiary person = scene.affiliated(staff, false);
    private final AccountRoom room = scene.abri.account();

    private Account account() {
        return given(room.seeOwnAccount().see(person));
    }

    private List<PhoneNumber> told() {
        scene.runJobs();
        return scene.memory.left().stream().map(sms -> sms.to()).toList();
    }

    @Test
    @DisplayName("REC-3: another phone is set with the password given again, and the phone that was is told")
    void phone() {
        assertThat(given(room.changeOwnAccount().phone(person, Scene.PASSWORD, Optional.of(AFTER))))
                .contains(account());
        assertThat(account().phone()).contains(AFTER);
        assertThat(told()).containsExactly(BEFORE);
        assertThat(scene.acts(person.vault())).contains(Act.PHONE_CHANGED);
        assertThat(given(room.changeOwnAccount().phone(person, Scene.PASSWORD, Optional.empty())))
                .isPresent();
        assertThat(account().phone()).isEmpty();
    }

    @Test
    @DisplayName("REC-3: without the right password nothing of the way back changes, and nobody is told anything")
    void wrongPassword() {
        var before = account();
        assertThat(
                given(room.changeOwnAccount().phone(person, "pas le bon mot de passe", Optional.of(AFTER))))
                        .isEmpty();
        assertThat(given(room.takeRescueCard().take(person, "pas le bon mot de passe"))).isEmpty();
        assertThat(given(choose("pas le bon mot de passe", "Le nom du lac ?", "Tanganyika")))
                .isEqualTo(new ChooseQuestion.Outcome.WrongPassword());
        assertThat(account()).isEqualTo(before);
        assertThat(told()).isEmpty();
    }

    @Test
    @DisplayName("AUT-4: the password given again is guessed at no faster than at a sign-in")
    void guessing() {
        for (int tries = 0; tries < 5; tries++) {
            room.changeOwnAccount().phone(person, "pas le bon mot de passe", Optional.of(AFTER));
        }
        assertThat(given(room.changeOwnAccount().phone(person, Scene.PASSWORD, Optional.of(AFTER))))
                .isEmpty();
    }

    private Answer<ChooseQuestion.Outcome> choose(String password, String question,
            String answer) {
        return room.chooseQuestion().choose(new ChooseQuestion.Command(person, password, question, answer));
    }

    @Test
    @DisplayName("SEC-5: an answer told to staff is renewed before anything else is reachable, and not by the same one")
    void renewed() {
        var answers = Inside.of(scene.ports, AccessPolicy.ofAbri()).answers();
        assertThat(scene.ports.work().inOne(() -> answers.burn(person.account()))).isTrue();
        assertThat(refusal(scene.list(person, person.vault())))
                .isEqualTo(Refusal.NOTHING_IS_REACHABLE_BEFORE_ANOTHER_QUESTION);
        assertThat(given(choose(Scene.PASSWORD, "Le nom de ma première école ?", "les tilleuls")))
                .isEqualTo(new ChooseQuestion.Outcome.AnswerRefused(Flaw.ANSWER_NOT_CHANGED));
        assertThat(given(choose(Scene.PASSWORD, "Le nom du lac ?", "Tanganyika")))
                .isEqualTo(new ChooseQuestion.Outcome.Chosen());
        given(scene.list(person, person.vault()));
        assertThat(given(room.chooseQuestion().may(person)).secretQuestion())
                .contains(new SecretQuestion("Le nom du lac ?"));
        assertThat(answers.isRight(Optional.of(person.account()), "tanganyika")).isTrue();
        assertThat(told()).containsExactly(BEFORE);
        assertThat(scene.signedIn(scene.usernameOf(person.account()), Scene.PASSWORD).standing())
                .isEqualTo(Standing.READY);
    }

    @Test
    @DisplayName("SEC-5: a question without words, and an answer that everybody guesses, are refused")
    void refused() {
        assertThat(given(choose(Scene.PASSWORD, " ", "Tanganyika")))
                .isInstanceOf(ChooseQuestion.Outcome.QuestionRefused.class);
        assertThat(given(choose(Scene.PASSWORD, "Le nom du lac ?", "1234")))
                .isEqualTo(new ChooseQuestion.Outcome.AnswerRefused(Flaw.ANSWER_TOO_EASY));
    }

    @Test
    @DisplayName("SEC-4: with a new rescue card the one before is good for nothing")
    void newCard() {
        var first = given(room.takeRescueCard().take(person, Scene.PASSWORD)).orElseThrow();
        var second = given(room.takeRescueCard().take(person, Scene.PASSWORD)).orElseThrow();
        assertThat(begin(first)).isEqualTo(new BeginRecovery.Outcome.NotRecognised());
        assertThat(begin(second)).isInstanceOf(BeginRecovery.Outcome.Begun.class);
        assertThat(scene.acts(person.vault())).contains(Act.RESCUE_CARD_TAKEN);
    }

    private BeginRecovery.Outcome begin(TakeRescueCard.Taken card) {
        return scene.abri.recovery().beginRecovery().begin(new BeginRecovery.Command(card.username(),
                RecoveryProof.RESCUE_CARD, card.code()));
    }

    @Test
    @DisplayName("PRI-2: in which language somebody is written to they choose themselves")
    void language() {
        given(room.changeOwnAccount().read(person, Language.ENGLISH));
        assertThat(account().language()).isEqualTo(Language.ENGLISH);
        given(room.changeOwnAccount().read(staff, Language.ENGLISH));
        assertThat(given(room.seeOwnAccount().see(staff)).language()).isEqualTo(Language.ENGLISH);
    }

    @Test
    @DisplayName("ACC-1: staff and operators have no question and no card")
    void staffHaveNone() {
        for (var by : List.<Viewpoint> of(staff, scene.operator)) {
            assertThat(missing(room.chooseQuestion().may(by))).isTrue();
            assertThat(missing(room.takeRescueCard().take(by, Scene.PASSWORD))).isTrue();
        }
    }

    @Test
    @DisplayName("PRI-1: people take everything that the service keeps of who they are, and staff where they work")
    void ownData() {
        var theirs = given(scene.abri.data().takeOwnData().take(person));
        assertThat(theirs.account()).isEqualTo(account());
        assertThat(theirs.acceptances()).hasSize(1);
        assertThat(theirs.affiliations()).extracting(tie -> tie.relay().name())
                .containsExactly("Les Amandiers");
        assertThat(theirs.workplaces()).isEmpty();
        assertThat(theirs.wished()).contains(new Wished(Wishes.NOT_ASKED, false, false, true));
        given(scene.abri.vault().decideProcessing().decide(person, person.vault(), Processing.READING, true));
        given(scene.abri.vault().decideScans().decide(person, person.vault(), true));
        given(scene.abri.reminder().decidePlace().decide(person, true));
        given(scene.abri.reminder().decideReminders().decide(person, false));
        assertThat(given(scene.abri.data().takeOwnData().take(person)).wished()).contains(new Wished(
                Wishes.NOT_ASKED.with(Processing.READING, Wish.WISHED), true, true, false));
        var workers = given(scene.abri.data().takeOwnData().take(staff));
        assertThat(workers.wished()).isEmpty();
        assertThat(workers.affiliations()).isEmpty();
        assertThat(workers.workplaces()).extracting(place -> place.relay().name())
                .containsExactly("Les Amandiers");
    }

    @Test
    @DisplayName("PRI-1: with it come sign-ins, what they told of and asked for, and what they were told or asked by others")
    void allThatIsKept() {
        var worker = scene.professional(staff);
        var other = scene.relay("La Passerelle");
        scene.signedIn(scene.usernameOf(person.account()), Scene.PASSWORD);
        scene.signedIn(scene.usernameOf(worker.account()), Scene.PASSWORD);
        var told = new Problem(new ProblemId(new UUID(1, 1)), Optional.of(person.account()),
                Problem.Kind.MALFUNCTION, "La page reste blanche.", scene.now(), Optional.empty());
        var notice = FormalNotice.given(person.account(), "Papiers d’autrui", scene.now());
        var asked = new DeletionAsked(worker.account(), false, "Je pars", scene.now(), Optional.empty());
        var renewal = Renewal.onPaper(worker.account(), worker.relay(), staff.account(), false,
                new SecretHash("$none"), scene.now());
        var factor = SecondFactor.none(worker.account());
        var use = new UnusualUse(worker.account(), Optional.of(worker.relay()), Tool.SEARCH, scene.now());
        scene.ports.work().inOne(() -> {
            scene.ports.moderation().problems().add(told);
            scene.ports.moderation().unusualUses().add(use);
            scene.ports.account().notices().save(notice);
            scene.ports.moderation().deletions().save(asked);
            scene.ports.relay().renewals().save(renewal);
            scene.ports.account().factors().save(factor);
            scene.ports.relay().invitations().keep(new Invitation(other.relay(),
                    scene.ports.account().accounts().find(worker.account()).orElseThrow().username(),
                    other.account(), scene.now()));
            return true;
        });

        var theirs = given(scene.abri.data().takeOwnData().take(person));
        assertThat(theirs.signIns().seenOn()).contains(Days.at(scene.now()));
        assertThat(theirs.signIns().last()).isEmpty();
        assertThat(theirs.signIns().sessions()).singleElement()
                .satisfies(one -> assertThat(one.startedAt()).isEqualTo(scene.now()));
        assertThat(theirs.asked()).isEqualTo(new TakeOwnData.Asked(List.of(told), Optional.empty(),
                Optional.of(notice), List.of(), Optional.empty(), List.of()));

        var workers = given(scene.abri.data().takeOwnData().take(new Viewpoint.Staff(worker.account())));
        assertThat(workers.signIns().seenOn()).isEmpty();
        assertThat(workers.signIns().last()).contains(scene.now());
        assertThat(workers.signIns().factor()).contains(factor);
        assertThat(workers.asked().deletion()).contains(asked);
        assertThat(workers.asked().renewal()).contains(renewal);
        assertThat(workers.asked().invitations()).singleElement()
                .satisfies(one -> assertThat(one.relay().name()).isEqualTo("La Passerelle"));
        assertThat(workers.asked().problems()).isEmpty();
        assertThat(workers.asked().unusualUses()).containsExactly(use);
    }
}
