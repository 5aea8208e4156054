package org.abri.contracts.terms;

import static org.abri.contracts.Given.NOW;
import static org.abri.contracts.Given.later;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Comparator;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.abri.contracts.AllOrNothing;
import org.abri.domain.account.AccountId;
import org.abri.domain.terms.Acceptance;
import org.abri.domain.terms.Terms;
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
