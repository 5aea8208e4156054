package org.abri.application.leaving;

import static org.abri.application.Scene.PASSWORD;
import static org.abri.application.Scene.given;
import static org.abri.application.Scene.missing;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.abri.application.Scene;
import org.abri.application.access.Answer;
import org.abri.application.leaving.LoseFactor.Outcome;
import org.abri.application.session.ChoosePassword;
import org.abri.application.session.DeviceKind;
import org.abri.application.session.KeepFactor;
import org.abri.application.session.ShowFactor;
import org.abri.application.session.SignIn;
import org.abri.domain.access.Viewpoint;
import org.abri.domain.account.AccountId;
import org.abri.domain.account.FactorCode;
import org.abri.domain.account.FactorState;
import org.abri.domain.account.Language;
import org.abri.domain.account.Measure;
import org.abri.domain.account.PersonName;
import org.abri.domain.account.SecondFactor;
import org.abri.domain.account.Standing;
import org.abri.domain.journal.Act;
import org.abri.domain.journal.Actor;
import org.abri.domain.journal.Chain;
import org.abri.domain.limits.Pace;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class LoseFactorTest {
    private final Scene scene = new Scene();
    private final Viewpoint.StaffAt manager = scene.relay("Relais du Port");
    private final Viewpoint.StaffAt professional = scene.professional(manager);
    private final Viewpoint.Beneficiary person = scene.affiliated(manager, true);
    private final LoseFactor lose = scene.abri.leaving().loseFactor();

    @Test
    @DisplayName("REC-2: staff say that it is lost, the person reads it by SMS and in the journal; a day later the password is enough, once")
    void person() {
        scene.withFactor(person);
        scene.runJobs();
        var before = scene.memory.left().size();
        assertThat(given(lose.ofPerson(professional, person.vault())))
                .isEqualTo(new Outcome.Lost(scene.now().plus(SecondFactor.UNTIL_LIFTED)));
        scene.runJobs();
        assertThat(scene.memory.left()).hasSize(before + 1).last()
                .satisfies(sms -> assertThat(sms.text()).contains("said to be lost"));
        assertThat(scene.events(new Chain.OfVault(person.vault())).getLast()).satisfies(event -> {
            assertThat(event.act()).isEqualTo(Act.FACTOR_LOST);
            assertThat(event.actor()).isInstanceOf(Actor.Staff.class);
        });
        scene.pass(SecondFactor.UNTIL_LIFTED.minusMillis(1));
        assertThat(signIn(person.account())).isInstanceOf(SignIn.Outcome.FactorToShow.class);
        scene.pass(Duration.ofMillis(1));
        assertThat(scene.signIn(scene.usernameOf(person.account()), "autre chose que cela"))
                .isEqualTo(new SignIn.Outcome.NotRecognised());
        assertThat(signIn(person.account())).isInstanceOf(SignIn.Outcome.Done.class);
        assertThat(given(scene.abri.session().keepFactor().see(person)).state())
                .isEqualTo(FactorState.OFFERED);
        assertThat(scene.acts(person.vault())).contains(Act.FACTOR_LIFTED);
        scene.runJobs();
        assertThat(scene.memory.left()).hasSize(before + 2);
    }

    @Test
    @DisplayName("REC-2: whoever still has the factor and uses it stops that, as does another password: nobody gets around both")
    void stopped() {
        var phone = scene.withFactor(person);
        given(lose.ofPerson(professional, person.vault()));
        var half = ((SignIn.Outcome.FactorToShow) signIn(person.account())).token();
        assertThat(scene.abri.session().showFactor().show(new ShowFactor.Command(half,
                new FactorCode.OfApp(phone.codeAt(scene.now())))))
                        .isInstanceOf(ShowFactor.Outcome.Done.class);
        scene.pass(SecondFactor.UNTIL_LIFTED);
        assertThat(signIn(person.account())).isInstanceOf(SignIn.Outcome.FactorToShow.class);
    }

    @Test
    @DisplayName("REC-2: whoever is in is told on every page, without a phone too, says that it is not lost, and it goes on being asked for")
    void notLost() {
        var staff = new Viewpoint.Staff(professional.account());
        var keep = scene.abri.session().keepFactor();
        scene.withFactor(staff);
        assertThat(given(keep.found(staff))).as("nobody said so").isFalse();
        assertThat(lifted(staff)).isEmpty();
        given(lose.ofStaff(manager, manager.relay(), professional.account()));
        var from = scene.now().plus(SecondFactor.UNTIL_LIFTED);
        assertThat(given(keep.see(staff)).liftedAt()).contains(from);
        assertThat(lifted(staff)).contains(from);
        assertThat(lifted(manager)).as("nobody else's").isEmpty();
        scene.pass(SecondFactor.UNTIL_LIFTED.minusMillis(1));
        assertThat(given(keep.found(staff))).isTrue();
        assertThat(given(keep.found(staff))).isFalse();
        assertThat(scene.events(new Chain.OfService())).filteredOn(event -> event.act() == Act.FACTOR_FOUND)
                .hasSize(1);
        assertThat(lifted(staff)).isEmpty();
        scene.pass(SecondFactor.UNTIL_LIFTED);
        assertThat(signIn(professional.account())).isInstanceOf(SignIn.Outcome.FactorToShow.class);
    }

    private Optional<Instant> lifted(Viewpoint by) {
        return ((Answer.Given<?>) scene.abri.session().keepFactor().see(by)).look().factorLifted();
    }

    @Test
    @DisplayName("REC-2: a loss that nobody made use of for a week is over")
    void over() {
        scene.withFactor(person);
        given(lose.ofPerson(professional, person.vault()));
        scene.pass(SecondFactor.UNTIL_LIFTED.plus(SecondFactor.LIFTED));
        assertThat(signIn(person.account())).isInstanceOf(SignIn.Outcome.FactorToShow.class);
    }

    @Test
    @DisplayName("REC-2: a manager says it of a colleague, and of nobody else's staff nor themselves; another password stops it")
    void colleague() {
        var staff = new Viewpoint.Staff(professional.account());
        scene.withFactor(staff);
        assertThat(given(lose.ofStaff(manager, manager.relay(), professional.account())))
                .isInstanceOf(Outcome.Lost.class);
        assertThat(scene.events(new Chain.OfService()).getLast().act()).isEqualTo(Act.FACTOR_LOST);
        assertThat(given(lose.ofStaff(manager, manager.relay(), manager.account())))
                .isEqualTo(new Outcome.ForSomebodyElse());
        var elsewhere = scene.relay("Relais des Lilas");
        assertThat(missing(lose.ofStaff(manager, manager.relay(), elsewhere.account()))).isTrue();
        scene.pass(SecondFactor.UNTIL_LIFTED);
        assertThat(signIn(professional.account())).isInstanceOf(SignIn.Outcome.Done.class);
    }

    @Test
    @DisplayName("ACC-12: of who works at other relays too, an operator says it")
    void worksElsewhere() {
        scene.withFactor(new Viewpoint.Staff(professional.account()));
        scene.alsoAt(scene.relay("Relais des Lilas").relay(), professional.account());
        assertThat(given(lose.ofStaff(manager, manager.relay(), professional.account())))
                .isEqualTo(new Outcome.ForSomebodyElse());
        assertThat(given(lose.ofStaff(scene.operator, manager.relay(), professional.account())))
                .isInstanceOf(Outcome.Lost.class);
    }

    @Test
    @DisplayName("REC-2, SEC-2: another operator says it of an operator, who then sets up another factor before anything else")
    void operator() {
        var opened = scene.abri.account().openOperatorAccount().open(new PersonName("Inès", "Moreau"),
                Language.FRENCH);
        var ines = new Viewpoint.Operator(scene.ready(opened.username(), opened.activationCode()));
        scene.withFactor(ines);
        assertThat(take(ines, ines.account())).isEqualTo(KeepAccounts.Outcome.NOT_FROM_HERE);
        assertThat(take(scene.operator, ines.account())).isEqualTo(KeepAccounts.Outcome.DONE);
        scene.pass(SecondFactor.UNTIL_LIFTED);
        assertThat(((SignIn.Outcome.Done) signIn(ines.account())).signedIn().standing())
                .isEqualTo(Standing.FACTOR_TO_SET_UP);
        assertThat(take(scene.operator, ines.account())).isEqualTo(KeepAccounts.Outcome.NOTHING_TO_DO);
    }

    private KeepAccounts.Outcome take(Viewpoint by, AccountId of) {
        return given(scene.abri.leaving().keepAccounts()
                .take(new KeepAccounts.Command(by, of, Measure.LOSE_FACTOR, "Téléphone et papiers perdus")));
    }

    @Test
    @DisplayName("AUT-1: whoever comes in without a factor, with a password too short to be the only one, sets up another factor first")
    void shortPassword() {
        var phone = scene.withFactor(person);
        var chosen = given(ChoosePassword.Outcome.Chosen.class,
                scene.choosePassword(person, Optional.of(PASSWORD), "six renards !"));
        assertThat(chosen.signedIn().standing()).isEqualTo(Standing.READY);
        assertThat(given(scene.abri.session().keepFactor().turnOff(
                new KeepFactor.Proof(person, "six renards !",
                        Optional.of(new FactorCode.OfApp(phone.codeAt(scene.now())))),
                DeviceKind.PHONE))).isEqualTo(new KeepFactor.Outcome.PasswordTooShort<>());
        given(lose.ofPerson(professional, person.vault()));
        scene.pass(SecondFactor.UNTIL_LIFTED);
        var done = (SignIn.Outcome.Done) scene.signIn(scene.usernameOf(person.account()), "six renards !");
        assertThat(done.signedIn().standing()).isEqualTo(Standing.FACTOR_TO_SET_UP);
    }

    @Test
    @DisplayName("SEC-6: it is said only so often, of one person and by one member of staff; of who has no factor there is nothing to say")
    void paced() {
        assertThat(given(lose.ofPerson(professional, person.vault()))).isEqualTo(new Outcome.NoFactor());
        scene.withFactor(person);
        for (var i = 0; i < Pace.LOSING_A_FACTOR.atOnce(); i++) {
            assertThat(given(lose.ofPerson(professional, person.vault()))).isInstanceOf(Outcome.Lost.class);
        }
        assertThat(given(lose.ofPerson(professional, person.vault()))).isInstanceOf(Outcome.Paused.class);
        assertThat(missing(lose.ofPerson(scene.relay("Relais des Lilas"), person.vault()))).isTrue();
    }

    private SignIn.Outcome signIn(AccountId account) {
        return scene.signIn(scene.usernameOf(account), PASSWORD);
    }
}
