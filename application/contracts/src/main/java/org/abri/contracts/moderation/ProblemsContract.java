package org.abri.contracts.moderation;

import static org.abri.contracts.Given.NOW;
import static org.abri.contracts.Given.later;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.abri.application.Listed;
import org.abri.application.Listing;
import org.abri.application.moderation.Problems;
import org.abri.application.sealing.KeyOwner;
import org.abri.contracts.AllOrNothing;
import org.abri.contracts.Parts;
import org.abri.contracts.Race;
import org.abri.domain.account.AccountId;
import org.abri.domain.moderation.Problem;
import org.abri.domain.moderation.ProblemId;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Holds a repository of what people told of to its promise. */
public interface ProblemsContract extends AllOrNothing {
    private Problems problems() {
        return ports().moderation().problems();
    }

    private static Problem problem(Optional<AccountId> by, Problem.Kind kind, Instant at) {
        return new Problem(new ProblemId(UUID.randomUUID()), by, kind,
                "La page reste blanche.\nDepuis hier – أمينة" + " et encore".repeat(40), at,
                Optional.empty());
    }

    private Problem added(Problem problem) {
        given().run(() -> problems().add(problem));
        return problem;
    }

    private Optional<Problem> find(Problem problem) {
        return given().get(() -> problems().find(problem.id()));
    }

    @Test
    @DisplayName("MOD-3: what people told of comes back as they said it, whoever they are, and as it was answered")
    default void comesBack() {
        for (var by : List.of(Optional.of(given().staff()), Optional.<AccountId> empty())) {
            for (var kind : Problem.Kind.values()) {
                var told = problem(by, kind, NOW);
                assertThat(find(told)).isEmpty();
                assertThat(given().get(() -> problems().lock(told.id()))).isEmpty();
                assertThatThrownBy(() -> given().run(() -> problems().save(told)))
                        .isInstanceOf(IllegalStateException.class);
                added(told);
                assertThat(find(told)).contains(told);
                assertThatThrownBy(() -> added(told)).isInstanceOf(IllegalStateException.class);
                var answered = told.answered("C’est réparé.\nMerci – é", later(3));
                given().run(() -> problems().save(answered));
                assertThat(find(told)).contains(answered);
                assertThat(given().get(() -> problems().lock(told.id()))).contains(answered);
            }
        }
    }

    @Test
    @DisplayName("MOD-3: what one account told of is found for it, the newest first, no more than wanted, and nothing of others")
    default void ofAnAccount() {
        var account = given().staff();
        assertThat(of(account, 9)).isEmpty();
        var older = added(problem(Optional.of(account), Problem.Kind.MALFUNCTION, NOW));
        var newer = added(problem(Optional.of(account), Problem.Kind.FRAUD, later(1)));
        added(problem(Optional.of(given().staff()), Problem.Kind.FRAUD, NOW));
        added(problem(Optional.empty(), Problem.Kind.FRAUD, NOW));
        assertThat(of(account, 9)).containsExactly(newer, older);
        assertThat(of(account, 1)).containsExactly(newer);
        var alike = added(problem(Optional.of(account), Problem.Kind.FRAUD, NOW));
        Parts.hold(given(), wanted -> problems().of(account, wanted), ProblemsContract::mark,
                List.of(older, newer, alike));
    }

    private List<Problem> of(AccountId account, int most) {
        return Parts.first(given(), wanted -> problems().of(account, wanted), ProblemsContract::mark, most);
    }

    @Test
    @DisplayName("MOD-3: the list goes on after any line, also among those of one moment, each once, the newest first")
    default void listed() {
        // later than all others
        var from = Instant.now().truncatedTo(ChronoUnit.MILLIS).plus(Duration.ofDays(36_500));
        var mine = new ArrayList<Problem>();
        for (var at : List.of(from, from, from.plusMillis(1), from.plusSeconds(9))) {
            mine.add(added(problem(Optional.empty(), Problem.Kind.MALFUNCTION, at)));
        }
        assertThat(given().get(() -> problems().list(Listing.first(4)))).hasSizeGreaterThanOrEqualTo(4)
                .containsAll(mine);
        mine.add(added(problem(Optional.of(given().staff()), Problem.Kind.FRAUD, from.plusSeconds(10))
                .answered("Vu", from.plusSeconds(11))));
        assertThat(given().get(() -> problems().list(Listing.first(4)))).contains(mine.getLast());
        var seen = new ArrayList<Problem>();
        var wanted = Listing.first(1);
        for (var i = 0; i < mine.size(); i++) {
            var part = wanted;
            var read = given().get(() -> problems().list(part));
            assertThat(read.size()).isLessThanOrEqualTo(2);
            var listed = Listed.of(read, part, ProblemsContract::mark);
            seen.addAll(listed.lines());
            wanted = new Listing(Optional.of(mark(listed.lines().getLast())), 1);
        }
        assertThat(seen).containsExactlyInAnyOrderElementsOf(mine)
                .isSortedAccordingTo(Comparator.comparing(Problem::at).reversed());
        assertThat(given().get(() -> problems().list(Listing.first(mine.size() - 1))))
                .isEqualTo(seen);
        assertThat(given().get(() -> problems().list(new Listing(
                Optional.of(new Listing.Mark(Instant.EPOCH, UUID.randomUUID())), 5)))).isEmpty();
    }

    private static Listing.Mark mark(Problem problem) {
        return new Listing.Mark(problem.at(), problem.id().value());
    }

    @Test
    @DisplayName("MOD-3: what was told before a moment is removed, to the millisecond, and counted")
    default void removedBefore() {
        // before all others
        var from = Instant.parse("1971-01-01T00:00:00Z");
        given().run(() -> problems().removeBefore(from.plusSeconds(1)));
        var older = added(problem(Optional.empty(), Problem.Kind.FRAUD, from));
        var newer = added(problem(Optional.of(given().staff()), Problem.Kind.FRAUD, from.plusMillis(1)));
        assertThat(given().get(() -> problems().removeBefore(from))).isZero();
        assertThat(given().get(() -> problems().removeBefore(from.plusMillis(1)))).isEqualTo(1);
        assertThat(given().get(() -> problems().removeBefore(from.plusMillis(1)))).isZero();
        assertThat(find(older)).isEmpty();
        assertThat(find(newer)).contains(newer);
    }

    @Test
    @DisplayName("MOD-3: who answers keeps out whoever else would: the second waits, and finds it answered")
    default void answeredOnce() {
        var told = added(problem(Optional.empty(), Problem.Kind.FRAUD, NOW));
        var answered = told.answered("Merci", later(1));
        var seen = Race.secondWaits(ports().work(), () -> problems().lock(told.id()),
                () -> problems().save(answered), () -> problems().lock(told.id()));
        assertThat(seen).contains(answered);
    }

    @Test
    @DisplayName("END-2, LOG-1: what somebody told of goes with their account; it is undone with its unit of work, and touched in none other")
    default void erasedAndUndone() {
        var account = given().staff();
        var kept = added(problem(Optional.of(account), Problem.Kind.FRAUD, NOW));
        var undone = problem(Optional.empty(), Problem.Kind.FRAUD, NOW);
        assertThatThrownBy(() -> given().run(() -> {
            problems().add(undone);
            problems().save(kept.answered("Merci", later(1)));
            throw new IllegalArgumentException("on purpose");
        })).isInstanceOf(IllegalArgumentException.class);
        assertThat(find(undone)).isEmpty();
        assertThat(find(kept)).contains(kept);
        assertThatThrownBy(() -> problems().find(kept.id())).isInstanceOf(IllegalStateException.class);
        var anonymous = added(problem(Optional.empty(), Problem.Kind.FRAUD, NOW));
        given().run(() -> ports().erasure().erase(KeyOwner.of(account), NOW));
        assertThat(find(kept)).isEmpty();
        assertThat(find(anonymous)).contains(anonymous);
    }
}
