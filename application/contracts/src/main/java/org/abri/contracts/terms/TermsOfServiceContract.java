package org.abri.contracts.terms;

import static org.abri.contracts.Given.NOW;
import static org.abri.contracts.Given.later;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.security.SecureRandom;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.abri.contracts.AllOrNothing;
import org.abri.domain.account.AccountId;
import org.abri.domain.account.Language;
import org.abri.domain.terms.Acceptance;
import org.abri.domain.terms.Terms;
import org.abri.domain.terms.TermsText;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Holds the terms and their acceptances to their promise. */
public interface TermsOfServiceContract extends AllOrNothing {

    @Test
    @DisplayName("TOS-2: the versions can be read by anyone, are named once each, and one is in force")
    default void versionsAreNamedOnce() {
        var versions = given().get(() -> ports().terms().versions());

        assertThat(versions).extracting(Terms::version).isNotEmpty().doesNotHaveDuplicates();
        assertThat(versions).contains(Terms.inForce(versions, NOW))
                .isSortedAccordingTo(Comparator.comparing(Terms::effectiveFrom));
    }

    @Test
    @DisplayName("TOS-1: who has accepted nothing has accepted nothing")
    default void nothingAccepted() {
        assertThat(acceptances(given().staff())).isEmpty();
    }

    @Test
    @DisplayName("TOS-1, TOS-3: an acceptance is kept with its version and its time, for that person alone")
    default void acceptanceIsKept() {
        var person = given().staff();
        var other = given().staff();
        var acceptance = new Acceptance(person, version(), NOW);

        assertThat(acceptances(person)).isEmpty();
        accept(acceptance);

        assertThat(acceptances(person)).containsExactly(acceptance);
        assertThat(acceptances(other)).isEmpty();
    }

    @Test
    @DisplayName("TOS-3: accepting a version again keeps the first time")
    default void acceptingAgain() {
        var first = new Acceptance(given().staff(), version(), NOW);
        assertThat(accept(first)).isTrue();
        assertThat(accept(first)).isFalse();
        assertThat(accept(new Acceptance(first.account(), first.version(), later(60)))).isFalse();

        assertThat(acceptances(first.account())).containsExactly(first);
    }

    @Test
    @DisplayName("TOS-3: of several versions accepted, the first accepted comes first")
    default void firstAcceptedFirst() {
        var person = given().staff();
        var at = new AtomicInteger();
        var accepted = given().get(() -> ports().terms().versions()).reversed().stream()
                .map(version -> new Acceptance(person, version.version(), later(at.getAndIncrement())))
                .toList();
        accepted.forEach(this::accept);
        assertThat(acceptances(person)).isEqualTo(accepted);
    }

    @Test
    @DisplayName("TOS-2, TOS-3: a version that is published is there in its place, with what it says in each language, and stays as it was")
    default void published() {
        // long after all others
        var day = LocalDate.of(5_000, 1, 1).plusDays(new SecureRandom().nextInt(1_000_000));
        for (var important : List.of(true, false)) {
            var terms = Terms.from(day.plusDays(important ? 0 : 1), important);
            assertThat(text(terms, Language.FRENCH)).isEmpty();
            var french = new TermsText(Language.FRENCH, "Ce qui change – é",
                    "# Conditions\nUn texte.\n".repeat(99));
            var english = new TermsText(Language.ENGLISH, "What changes", "# Terms\nA text.");
            assertThat(given().get(() -> ports().terms().publish(terms, List.of(french, english)))).isTrue();
            assertThat(given().get(() -> ports().terms().versions())).contains(terms)
                    .isSortedAccordingTo(Comparator.comparing(Terms::effectiveFrom));
            assertThat(text(terms, Language.FRENCH)).contains(french);
            assertThat(text(terms, Language.ENGLISH)).contains(english);
            assertThat(text(terms, new Language("ar"))).isEmpty();
            assertThat(given().get(() -> ports().terms().publish(terms, List.of(french, english)))).isFalse();
            assertThat(given().get(() -> ports().terms().publish(
                    new Terms(terms.version(), terms.effectiveFrom(), !important), List.of(english))))
                            .isFalse();
            assertThat(text(terms, Language.FRENCH)).contains(french);
            assertThat(given().get(() -> ports().terms().versions())).contains(terms);
        }
        var named = new Terms("Version-" + day + "-" + "aB".repeat(15),
                Terms.from(day.plusDays(3), false).effectiveFrom());
        var said = new TermsText(Language.FRENCH, "…", "…");
        assertThat(given().get(() -> ports().terms().publish(named, List.of(said)))).isTrue();
        assertThat(text(named, Language.FRENCH)).contains(said);
        assertThat(given().get(() -> ports().terms().text(named.version() + " ", Language.FRENCH)))
                .isEmpty();
        var undone = Terms.from(day.plusDays(2), true);
        assertThatThrownBy(() -> given().run(() -> {
            ports().terms().publish(undone, List.of());
            throw new IllegalArgumentException("on purpose");
        })).isInstanceOf(IllegalArgumentException.class);
        assertThat(given().get(() -> ports().terms().versions())).doesNotContain(undone);
    }

    private Optional<TermsText> text(Terms terms, Language language) {
        return given().get(() -> ports().terms().text(terms.version(), language));
    }

    private String version() {
        return given().get(() -> ports().terms().versions()).getFirst().version();
    }

    private boolean accept(Acceptance acceptance) {
        return given().get(() -> ports().terms().accept(acceptance));
    }

    private List<Acceptance> acceptances(AccountId account) {
        return given().get(() -> ports().terms().acceptances(account));
    }
}
