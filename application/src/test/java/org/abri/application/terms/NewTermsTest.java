package org.abri.application.terms;

import static org.abri.application.Scene.given;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.abri.application.Scene;
import org.abri.application.access.Answer;
import org.abri.application.terms.PublishTerms.Outcome;
import org.abri.domain.access.Viewpoint;
import org.abri.domain.account.Language;
import org.abri.domain.journal.Act;
import org.abri.domain.journal.Chain;
import org.abri.domain.terms.Acceptance;
import org.abri.domain.terms.Terms;
import org.abri.domain.terms.TermsText;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class NewTermsTest {
    private static final TermsText FRENCH =
            new TermsText(Language.FRENCH, "Les SMS changent.", "# Conditions\nUn texte.");
    private static final TermsText ENGLISH =
            new TermsText(Language.ENGLISH, "SMS change.", "# Terms\nA text.");
    // the scene begins on 2 November 2026
    private static final LocalDate DAY = LocalDate.of(2026, 11, 10);

    private final Scene scene = new Scene();
    private final Viewpoint.StaffAt manager = scene.relay("Relais du Port");
    private final Viewpoint.Beneficiary person = scene.affiliated(manager, true);

    private Outcome publish(LocalDate day, boolean important) {
        return given(scene.abri.terms().publishTerms().publish(
                new PublishTerms.Command(scene.operator, day, important, List.of(FRENCH, ENGLISH))));
    }

    private Optional<Terms> toTell() {
        return scene.abri.terms().tellTerms().toTell(person.account());
    }

    @Test
    @DisplayName("TOS-2, TOS-3: a version is published for a day ahead, once, by operators alone; anyone reads it then and later, and the past ones")
    void published() {
        assertThat(publish(LocalDate.of(2026, 11, 3), true)).isEqualTo(Outcome.TOO_SOON);
        assertThat(publish(DAY, true)).isEqualTo(Outcome.PUBLISHED);
        assertThat(publish(DAY, false)).isEqualTo(Outcome.TAKEN);
        var read = scene.abri.terms().readTerms();
        assertThat(read.inForce().version()).isEqualTo("1");
        assertThat(read.versions()).extracting(Terms::version).containsExactly("1", "2026-11-10");
        assertThat(read.text("2026-11-10", Language.ENGLISH)).contains(ENGLISH);
        scene.pass(Duration.ofDays(8));
        assertThat(read.inForce()).isEqualTo(Terms.from(DAY, true));
        assertThat(scene.events(new Chain.OfService()).getLast())
                .satisfies(event -> assertThat(event.act()).isEqualTo(Act.TERMS_PUBLISHED))
                .satisfies(event -> assertThat(event.subject()).isEqualTo("2026-11-10"));
        for (var other : List.of(person, manager, new Viewpoint.Anyone())) {
            assertThat(scene.abri.terms().publishTerms().publish(new PublishTerms.Command(other,
                    DAY.plusYears(1), true, List.of(FRENCH)))).isInstanceOf(Answer.Refused.class);
            assertThat(scene.abri.terms().publishTerms().see(other)).isInstanceOf(Answer.Refused.class);
        }
        assertThat(given(scene.abri.terms().publishTerms().see(scene.operator)))
                .extracting(Terms::version).containsExactly("2026-11-10", "1");
    }

    @Test
    @DisplayName("TOS-3: of an important change somebody is told as soon as it takes effect, until they go on: recorded with version and date")
    void told() {
        assertThat(toTell()).isEmpty();
        publish(DAY, true);
        scene.pass(Duration.between(scene.now(), Terms.from(DAY, true).effectiveFrom()).minusMillis(1));
        assertThat(toTell()).as("a moment before").isEmpty();
        scene.pass(Duration.ofMillis(1));
        assertThat(toTell()).contains(Terms.from(DAY, true));
        assertThat(toTell()).as("until they go on").isPresent();
        scene.accept(person);
        assertThat(toTell()).isEmpty();
        assertThat(scene.ports.work().inOne(() -> scene.ports.terms().acceptances(person.account())))
                .contains(new Acceptance(person.account(), "2026-11-10", scene.now()));
        assertThat(scene.acts(person.vault())).endsWith(Act.TERMS_ACCEPTED);
    }

    @Test
    @DisplayName("TOS-3: of a change that is not important nobody is stopped; and whoever comes later is told nothing that they accepted first")
    void notImportant() {
        publish(DAY, false);
        scene.pass(Duration.ofDays(10));
        assertThat(toTell()).isEmpty();
        publish(LocalDate.of(2026, 11, 20), true);
        scene.pass(Duration.ofDays(10));
        assertThat(toTell()).isPresent();
        var later = scene.person(scene.opening(manager, "Samuel", "Tesfaye"));
        assertThat(scene.abri.terms().tellTerms().toTell(later.account())).isEmpty();
    }
}
