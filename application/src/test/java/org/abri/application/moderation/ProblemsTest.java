package org.abri.application.moderation;

import static org.abri.application.Scene.given;
import static org.abri.application.Scene.missing;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.abri.application.Listing;
import org.abri.application.Scene;
import org.abri.application.access.Answer;
import org.abri.application.leaving.KeepAccounts;
import org.abri.application.moderation.TellProblem.Outcome;
import org.abri.application.moderation.TellProblem.Said;
import org.abri.domain.access.Viewpoint;
import org.abri.domain.account.Measure;
import org.abri.domain.journal.Act;
import org.abri.domain.journal.Chain;
import org.abri.domain.limits.Pace;
import org.abri.domain.moderation.Problem.Kind;
import org.abri.domain.moderation.Problem;
import org.abri.domain.moderation.ProblemId;
import org.abri.domain.text.InvalidValue;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class ProblemsTest {
    private static final Said SAID = new Said(Kind.FRAUD, "Quelqu’un se fait passer pour moi");

    private final Scene scene = new Scene();
    private Viewpoint.StaffAt manager;
    private Viewpoint.Beneficiary person;

    @BeforeEach
    void people() {
        manager = scene.relay("Relais du Port");
        person = scene.affiliated(manager, true);
    }

    private TellProblem telling() {
        return scene.abri.moderation().tellProblem();
    }

    private KeepProblems desk() {
        return scene.abri.moderation().keepProblems();
    }

    private ProblemId told(Viewpoint by) {
        return given(Outcome.Told.class, telling().tell(by, SAID)).id();
    }

    private List<Problem> own(Viewpoint by) {
        return given(telling().own(by, Listing.first(9))).lines();
    }

    @Test
    @DisplayName("MOD-3: every kind of user tells of a problem, is told a reference, and reads under their own what was answered, which closes it")
    void answered() {
        for (var by : List.of(person, new Viewpoint.Staff(manager.account()), scene.operator)) {
            var id = told(by);
            assertThat(id.reference()).matches("[0-9A-F]{4}-[0-9A-F]{4}");
            assertThat(own(by)).extracting(Problem::id).containsExactly(id);
            var seen = given(desk().see(scene.operator, id));
            assertThat(seen.problem().words()).isEqualTo(SAID.words());
            assertThat(seen.by()).contains(scene.usernameOf(by.who().orElseThrow()));
            assertThat(given(desk().answer(scene.operator, id, "Votre compte est fermé.")))
                    .isEqualTo(KeepProblems.Outcome.DONE);
            assertThat(given(desk().answer(scene.operator, id, "Autre chose")))
                    .isEqualTo(KeepProblems.Outcome.NOTHING_TO_DO);
            assertThat(own(by)).extracting(Problem::reply).containsExactly(
                    Optional.of(new Problem.Reply("Votre compte est fermé.", scene.now())));
        }
        assertThat(scene.acts(person.vault())).endsWith(Act.PROBLEM_TOLD);
        assertThat(scene.events(new Chain.OfService())).extracting(event -> event.act())
                .contains(Act.PROBLEM_TOLD, Act.PROBLEM_ANSWERED);
        assertThat(given(desk().list(scene.operator, Listing.first(2))).lines()).hasSize(2);
    }

    @Test
    @DisplayName("MOD-3, AUT-5: whoever cannot sign in tells of one too, and nothing is known of them")
    void notSignedIn() {
        assertThat(telling().tell(Optional.empty(), SAID)).isInstanceOf(Outcome.Told.class);
        var line = given(desk().list(scene.operator, Listing.first(1))).lines().getFirst();
        assertThat(given(desk().see(scene.operator, line.id())).by()).isEmpty();
    }

    @Test
    @DisplayName("MOD-3, LAW-5: whoever is suspended still tells of a problem; nobody reads another's, and the desk is operators' alone")
    void whoMay() {
        var id = told(person);
        given(scene.abri.leaving().keepAccounts().take(new KeepAccounts.Command(scene.operator,
                person.account(), Measure.SUSPEND, "Abus")));
        told(person);
        assertThat(own(new Viewpoint.Staff(manager.account()))).isEmpty();
        for (var other : List.of(new Viewpoint.Staff(manager.account()), manager, new Viewpoint.Anyone())) {
            assertThat(desk().list(other, Listing.first(1))).isInstanceOf(Answer.Refused.class);
            assertThat(desk().see(other, id)).isInstanceOf(Answer.Refused.class);
            assertThat(desk().answer(other, id, "…")).isInstanceOf(Answer.Refused.class);
        }
        assertThat(telling().own(new Viewpoint.Anyone(), Listing.first(9)))
                .isInstanceOf(Answer.Refused.class);
        assertThat(missing(desk().see(scene.operator, new ProblemId(scene.once().key())))).isTrue();
    }

    @Test
    @DisplayName("MOD-3, SEC-6: telling is paced, for each person, for each address and for everybody who is not signed in together; what nobody types is refused")
    void paced() {
        for (var i = 0; i < Pace.TELLING_BY_PERSON.atOnce(); i++) {
            told(person);
        }
        assertThat(given(telling().tell(person, SAID)))
                .isEqualTo(new Outcome.Paused(scene.now().plus(Pace.TELLING_BY_PERSON.each())));
        var sender = Optional.of("192.0.2.7");
        for (var i = 0; i < Pace.TELLING_BY_ADDRESS.atOnce(); i++) {
            assertThat(telling().tell(sender, SAID)).isInstanceOf(Outcome.Told.class);
        }
        assertThat(telling().tell(sender, SAID)).as("one address keeps no other from it")
                .isInstanceOf(Outcome.Paused.class);
        for (var i = Pace.TELLING_BY_ADDRESS.atOnce(); i < Pace.TELLING_BY_ANYBODY.atOnce(); i++) {
            assertThat(telling().tell(Optional.empty(), SAID)).isInstanceOf(Outcome.Told.class);
        }
        assertThat(telling().tell(Optional.empty(), SAID)).isInstanceOf(Outcome.Paused.class);
        told(new Viewpoint.Staff(manager.account()));
        assertThatThrownBy(() -> new Said(Kind.FRAUD, " \n ")).isInstanceOf(InvalidValue.class);
        assertThatThrownBy(() -> new Said(Kind.FRAUD, "x".repeat(2_001))).isInstanceOf(InvalidValue.class);
        assertThatThrownBy(() -> desk().answer(scene.operator, new ProblemId(scene.once().key()), ""))
                .isInstanceOf(InvalidValue.class);
    }

    @Test
    @DisplayName("MOD-3: a year after it was told, it is kept no longer, answered or not")
    void forgotten() {
        told(person);
        scene.pass(Problem.KEPT);
        scene.runChore("forget-problems");
        assertThat(own(person)).hasSize(1);
        scene.pass(Duration.ofMillis(1));
        scene.runChore("forget-problems");
        assertThat(own(person)).isEmpty();
    }
}
