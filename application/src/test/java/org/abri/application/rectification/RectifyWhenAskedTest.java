package org.abri.application.rectification;

import static org.abri.application.Scene.given;
import static org.abri.application.Scene.missing;
import static org.abri.application.Scene.refusal;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Optional;
import org.abri.application.Scene;
import org.abri.application.access.Answer;
import org.abri.application.rectification.RectifyWhenAsked.Command;
import org.abri.application.rectification.RectifyWhenAsked.Outcome;
import org.abri.domain.access.Refusal;
import org.abri.domain.access.Viewpoint;
import org.abri.domain.account.Account;
import org.abri.domain.account.AccountId;
import org.abri.domain.account.BirthDate;
import org.abri.domain.account.Language;
import org.abri.domain.account.PersonName;
import org.abri.domain.journal.Act;
import org.abri.domain.journal.Chain;
import org.abri.domain.limits.Pace;
import org.abri.domain.text.InvalidValue;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class RectifyWhenAskedTest {
    private static final PersonName RIGHT = new PersonName("Aminata", "Dialo");

    private final Scene scene = new Scene();
    private final Viewpoint.StaffAt manager = scene.relay("Relais du Port");
    private final Viewpoint.StaffAt professional = scene.professional(manager);
    private final Viewpoint.Beneficiary person = scene.affiliated(manager, true);
    private final RectifyWhenAsked rectify = scene.abri.rectification().rectifyWhenAsked();

    private Answer<Outcome> byOperator(AccountId whose, Optional<BirthDate> born) {
        return rectify.byOperator(new Command(scene.operator, whose, RIGHT, born,
                "Carte d’identité lue au guichet", Optional.empty()));
    }

    private Answer<Outcome> byManager(Viewpoint.StaffAt whose) {
        return rectify.byManager(manager, manager.relay(), whose.account(), RIGHT);
    }

    private Account account(AccountId id) {
        return scene.ports.work().inOne(() -> scene.ports.account().accounts().find(id).orElseThrow());
    }

    @Test
    @DisplayName("PRI-2, VLT-13: an operator types what the person asked for; it counts at once, the phone is told, and the journal says the reason")
    void ofAPerson() {
        assertThat(given(byOperator(person.account(), Optional.of(new BirthDate("1991")))))
                .isEqualTo(new Outcome.Rectified());
        assertThat(account(person.account()).name()).isEqualTo(RIGHT);
        assertThat(account(person.account()).born()).contains(new BirthDate("1991"));
        scene.runJobs();
        assertThat(scene.memory.left()).singleElement()
                .satisfies(sms -> assertThat(sms.text()).contains("put right"));
        var last = scene.events(new Chain.OfVault(person.vault())).getLast();
        assertThat(last.act()).isEqualTo(Act.RECTIFIED);
        assertThat(last.subject()).isEqualTo("Carte d’identité lue au guichet");
        assertThat(scene.events(new Chain.OfService()).toString()).doesNotContain("Dialo");
    }

    @Test
    @DisplayName("PRI-2: without a reason nothing is put right; who is not there is answered as missing; and only operators do it")
    void withAReason() {
        assertThatThrownBy(() -> new Command(scene.operator, person.account(), RIGHT, Optional.empty(), " ",
                Optional.empty())).isInstanceOf(InvalidValue.class);
        assertThat(missing(byOperator(new AccountId(scene.noRelay().value()), Optional.empty()))).isTrue();
        for (var by : new Viewpoint[] { manager, person, new Viewpoint.Staff(manager.account()) }) {
            assertThat(rectify.byOperator(new Command(by, person.account(), RIGHT, Optional.empty(), "Car",
                    Optional.empty()))).isInstanceOf(Answer.Refused.class);
        }
        assertThat(account(person.account()).name()).isNotEqualTo(RIGHT);
    }

    @Test
    @DisplayName("ACC-8: another of these names and that birth date stops an operator too, and a reason overrides, which the journal says as well")
    void homonym() {
        scene.person(scene.opening(manager, "Aminata", "Dialo"));
        assertThat(given(byOperator(person.account(), Optional.empty())))
                .isEqualTo(new Outcome.MayHaveAnAccount());
        assertThat(account(person.account()).name()).isNotEqualTo(RIGHT);
        assertThat(given(rectify.byOperator(new Command(scene.operator, person.account(), RIGHT,
                Optional.empty(), "Acte de naissance", Optional.of("Cousines")))))
                        .isEqualTo(new Outcome.Rectified());
        assertThat(scene.events(new Chain.OfVault(person.vault())).getLast().subject())
                .isEqualTo("Acte de naissance · Cousines");
    }

    @Test
    @DisplayName("PRI-2: an operator puts the name of anybody who works right, but their own; a birth date is none of theirs")
    void ofWorkers() {
        assertThat(given(byOperator(professional.account(), Optional.of(new BirthDate("1991")))))
                .isEqualTo(new Outcome.Rectified());
        assertThat(account(professional.account()).name()).isEqualTo(RIGHT);
        assertThat(account(professional.account()).born()).isEmpty();
        assertThat(scene.events(new Chain.OfService()).getLast().subject())
                .isEqualTo("Aminata Dialo (Carte d’identité lue au guichet)");
        assertThat(given(byOperator(scene.operator.account(), Optional.empty())))
                .isEqualTo(new Outcome.Own());
        var other = scene.abri.account().openOperatorAccount().open(new PersonName("Luc", "Henry"),
                Language.FRENCH).username();
        var id = scene.ports.work()
                .inOne(() -> scene.ports.account().accounts().ofUsername(other).orElseThrow().id());
        assertThat(given(byOperator(id, Optional.empty()))).isEqualTo(new Outcome.Rectified());
    }

    @Test
    @DisplayName("PRI-2, ACC-12: a manager puts a colleague's name right, of whoever works nowhere else; not their own, nor anybody's elsewhere")
    void byManagers() {
        assertThat(given(byManager(professional))).isEqualTo(new Outcome.Rectified());
        assertThat(account(professional.account()).name()).isEqualTo(RIGHT);
        assertThat(scene.events(new Chain.OfService()).getLast().subject()).isEqualTo("Aminata Dialo");
        assertThat(given(byManager(manager))).isEqualTo(new Outcome.Own());
        assertThat(refusal(rectify.byManager(professional, professional.relay(), manager.account(), RIGHT)))
                .isEqualTo(Refusal.ONLY_MANAGERS_KEEP_THE_TEAM);
        var other = scene.relay("Relais de la Gare");
        assertThat(missing(byManager(other))).isTrue();
        assertThat(missing(rectify.byManager(manager, manager.relay(), person.account(), RIGHT))).isTrue();
        scene.alsoAt(other.relay(), professional.account());
        assertThat(given(byManager(professional))).isEqualTo(new Outcome.ForAnOperator());
        assertThat(given(byOperator(professional.account(), Optional.empty())))
                .isEqualTo(new Outcome.Rectified());
    }

    @Test
    @DisplayName("SEC-6: names are put right only so often")
    void paused() {
        for (int i = 0; i < Pace.RECTIFYING_A_PERSON.atOnce(); i++) {
            assertThat(given(byOperator(person.account(), Optional.empty())))
                    .isEqualTo(new Outcome.Rectified());
        }
        given(Outcome.Paused.class, byOperator(person.account(), Optional.empty()));
        scene.pass(Pace.RECTIFYING_A_PERSON.each());
        given(Outcome.Rectified.class, byOperator(person.account(), Optional.empty()));
    }
}
