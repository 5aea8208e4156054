package org.abri.contracts.moderation;

import static org.abri.contracts.Given.later;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.abri.application.Listing;
import org.abri.application.moderation.UnusualUses;
import org.abri.application.sealing.KeyOwner;
import org.abri.contracts.AllOrNothing;
import org.abri.contracts.Parts;
import org.abri.domain.account.AccountId;
import org.abri.domain.limits.Tool;
import org.abri.domain.moderation.UnusualUse;
import org.abri.domain.relay.RelayId;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Holds a repository of what was used more than is usual to its promise. */
public interface UnusualUsesContract extends AllOrNothing {
    private UnusualUses uses() {
        return ports().moderation().unusualUses();
    }

    private UnusualUse added(UnusualUse use) {
        given().run(() -> uses().add(use));
        return use;
    }

    private static AccountId somebody() {
        return new AccountId(UUID.randomUUID());
    }

    private static RelayId somewhere() {
        return new RelayId(UUID.randomUUID());
    }

    private List<UnusualUse> at(RelayId relay) {
        return given().get(() -> uses().list(relay, Listing.first(50)));
    }

    @Test
    @DisplayName("SEC-6: every tool comes back as it was kept, at its relay alone and to whom it is about; an operator's at none")
    default void comesBack() {
        var relay = somewhere();
        var who = somebody();
        assertThat(given().get(() -> uses().of(who, Listing.first(50)))).isEmpty();
        assertThat(at(relay)).isEmpty();
        var kept = new ArrayList<UnusualUse>();
        for (var tool : Tool.values()) {
            kept.addFirst(added(new UnusualUse(who, Optional.of(relay), tool, later(kept.size()))));
        }
        assertThat(given().get(() -> uses().of(who, Listing.first(50)))).isEqualTo(kept);
        var elsewhere = added(new UnusualUse(who, Optional.of(somewhere()), Tool.LOCK, later(100)));
        var nowhere = added(new UnusualUse(who, Optional.empty(), Tool.LOCK, later(101)));
        var ofAnother = added(new UnusualUse(somebody(), Optional.of(relay), Tool.LOCK, later(102)));
        kept.addFirst(ofAnother);
        assertThat(at(relay)).isEqualTo(kept);
        kept.remove(ofAnother);
        kept.addFirst(elsewhere);
        kept.addFirst(nowhere);
        var alike = added(new UnusualUse(who, Optional.of(relay), Tool.SEARCH, later(100_000)));
        added(new UnusualUse(who, Optional.of(relay), Tool.OPENING, alike.at()));
        kept.add(alike);
        kept.add(new UnusualUse(who, Optional.of(relay), Tool.OPENING, alike.at()));
        Parts.hold(given(), wanted -> uses().of(who, wanted), UnusualUsesContract::mark, kept);
        assertThat(given().get(() -> uses().of(somebody(), Listing.first(2)))).isEmpty();
        assertThat(at(somewhere())).isEmpty();
    }

    @Test
    @DisplayName("SEC-6: of one tool in one day the first is kept, and whoever adds another goes on")
    default void onceADay() {
        var relay = somewhere();
        var day = later(0).truncatedTo(ChronoUnit.DAYS);
        var first = added(new UnusualUse(somebody(), Optional.of(relay), Tool.SEARCH, day));
        added(new UnusualUse(first.by(), first.relay(), Tool.SEARCH, day.plus(Duration.ofHours(23))));
        added(first);
        assertThat(at(relay)).containsExactly(first);
        var next = added(
                new UnusualUse(first.by(), first.relay(), Tool.SEARCH, day.plus(Duration.ofDays(1))));
        assertThat(at(relay)).containsExactly(next, first);
    }

    @Test
    @DisplayName("SEC-6: both lists go on after any line, also among those of one moment, each once, the newest first")
    default void listed() {
        // later than all others
        var from = Instant.now().truncatedTo(ChronoUnit.MILLIS).plus(Duration.ofDays(36_500));
        var relay = somewhere();
        var mine = new ArrayList<UnusualUse>();
        for (var at : List.of(from, from, from.plusMillis(1), from.plusSeconds(9))) {
            mine.add(added(new UnusualUse(somebody(), Optional.of(relay), Tool.OPENING, at)));
        }
        Parts.hold(given(), wanted -> uses().list(relay, wanted), UnusualUsesContract::mark, mine);
        var newestFirst = at(relay);
        assertThat(given().get(() -> uses().list(Listing.first(mine.size() - 1)))).isEqualTo(newestFirst);
        assertThat(given().get(() -> uses().list(
                new Listing(Optional.of(mark(newestFirst.getFirst())), mine.size() - 2))))
                        .isEqualTo(newestFirst.subList(1, mine.size()));
    }

    private static Listing.Mark mark(UnusualUse use) {
        return new Listing.Mark(use.at(), use.id());
    }

    @Test
    @DisplayName("SEC-6: what was seen before a moment is removed, to the millisecond, and counted")
    default void removedBefore() {
        // before all others
        var from = Instant.parse("1971-01-01T00:00:00Z");
        given().run(() -> uses().removeBefore(from.plusSeconds(1)));
        var relay = somewhere();
        added(new UnusualUse(somebody(), Optional.of(relay), Tool.LOCK, from));
        var newer = added(new UnusualUse(somebody(), Optional.of(relay), Tool.LOCK, from.plusMillis(1)));
        assertThat(given().get(() -> uses().removeBefore(from))).isZero();
        assertThat(given().get(() -> uses().removeBefore(from.plusMillis(1)))).isEqualTo(1);
        assertThat(given().get(() -> uses().removeBefore(from.plusMillis(1)))).isZero();
        assertThat(at(relay)).containsExactly(newer);
    }

    @Test
    @DisplayName("SEC-6, LOG-1: it outlives the account that it names; it is undone with its unit of work, and touched in none other")
    default void outlivesAndUndone() {
        var kept = added(new UnusualUse(given().staff(), Optional.of(somewhere()), Tool.RENEWAL, later(0)));
        var undone = new UnusualUse(kept.by(), kept.relay(), Tool.SEARCH, later(1));
        assertThatThrownBy(() -> given().run(() -> {
            uses().add(undone);
            throw new IllegalArgumentException("on purpose");
        })).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> uses().list(Listing.first(1))).isInstanceOf(IllegalStateException.class);
        given().run(() -> ports().erasure().erase(KeyOwner.of(kept.by()), later(2)));
        assertThat(at(kept.relay().orElseThrow())).containsExactly(kept);
    }
}
