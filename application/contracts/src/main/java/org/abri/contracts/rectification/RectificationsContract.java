package org.abri.contracts.rectification;

import static org.abri.contracts.Given.HASH;
import static org.abri.contracts.Given.NOW;
import static org.abri.contracts.Given.later;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.abri.application.Listing.Mark;
import org.abri.application.rectification.Rectifications;
import org.abri.application.sealing.KeyOwner;
import org.abri.contracts.AllOrNothing;
import org.abri.domain.account.AccountId;
import org.abri.domain.account.BirthDate;
import org.abri.domain.account.OneTimeCode;
import org.abri.domain.account.PersonName;
import org.abri.domain.rectification.Rectification;
import org.abri.domain.rectification.RectificationId;
import org.abri.domain.relay.RelayId;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Holds the keeper of rectifications that wait to its promise. */
public interface RectificationsContract extends AllOrNothing {
    /** Before any other in the same storage. */
    Instant LONG_AGO = Instant.parse("2001-04-05T06:07:08.009Z");

    private Rectifications rectifications() {
        return ports().rectifications();
    }

    private void save(Rectification one) {
        given().run(() -> rectifications().save(one));
    }

    private Optional<Rectification> find(AccountId account) {
        return given().get(() -> rectifications().find(account));
    }

    private static Mark mark(Rectification one) {
        return new Mark(one.at(), one.account().value());
    }

    private List<Rectification> askedUntil(Instant instant, Optional<Mark> after, int most) {
        return given().get(() -> rectifications().askedUntil(instant, after, most));
    }

    @Test
    @DisplayName("PRI-2: the latest of an account is as it was kept last, with a code or without, until it is removed")
    default void theLatestIsKept() {
        var account = given().vault().owner();
        var bare = asked(account, NOW);
        var whole = whole(account, later(5));
        assertThat(find(account)).isEmpty();
        for (var one : List.of(bare, whole, whole.withWrongCode().withWrongCode(), bare)) {
            save(one);
            assertThat(find(account)).contains(one);
        }
        assertThat(find(given().vault().owner())).isEmpty();
        given().run(() -> rectifications().remove(account));
        assertThat(find(account)).isEmpty();
        given().run(() -> rectifications().remove(account));
    }

    @Test
    @DisplayName("PRI-2: those that wait since some time are found, the oldest first, no newer ones, and no more than wanted")
    default void waiting() {
        assertThat(askedUntil(LONG_AGO, Optional.empty(), 9)).isEmpty();
        var oldest = asked(given().vault().owner(), LONG_AGO.minusMillis(1));
        var old = whole(given().vault().owner(), LONG_AGO);
        var newer = asked(given().vault().owner(), LONG_AGO.plusMillis(1));
        List.of(newer, old, oldest).forEach(this::save);
        assertThat(askedUntil(LONG_AGO, Optional.empty(), 9)).containsExactly(oldest, old);
        assertThat(askedUntil(LONG_AGO, Optional.empty(), 1)).containsExactly(oldest);
        assertThat(askedUntil(LONG_AGO, Optional.of(mark(oldest)), 1)).containsExactly(old);
        assertThat(askedUntil(LONG_AGO, Optional.of(mark(old)), 9)).isEmpty();
        List.of(newer, old, oldest)
                .forEach(one -> given().run(() -> rectifications().remove(one.account())));
    }

    @Test
    @DisplayName("PRI-2, LOG-1: it goes with the account; it is undone with its unit of work, and touched in none other")
    default void erasedAndUndone() {
        var kept = asked(given().vault().owner(), NOW);
        save(kept);
        var undone = asked(given().vault().owner(), NOW);
        assertThatThrownBy(() -> given().run(() -> {
            rectifications().save(undone);
            rectifications().remove(kept.account());
            throw new IllegalArgumentException("on purpose");
        })).isInstanceOf(IllegalArgumentException.class);
        assertThat(find(undone.account())).isEmpty();
        assertThat(find(kept.account())).contains(kept);
        assertThatThrownBy(() -> rectifications().find(kept.account()))
                .isInstanceOf(IllegalStateException.class);
        given().run(() -> ports().erasure().erase(KeyOwner.of(kept.account()), NOW));
        assertThat(find(kept.account())).isEmpty();
    }

    private static Rectification asked(AccountId account, Instant at) {
        return new Rectification(new RectificationId(UUID.randomUUID()), account, relay(), somebody(),
                new PersonName("Inès", "Morel"), Optional.empty(), Optional.empty(), at, Optional.empty());
    }

    private static Rectification whole(AccountId account, Instant at) {
        return new Rectification(new RectificationId(UUID.randomUUID()), account, relay(), somebody(),
                new PersonName("Zoé – أمينة", ""), Optional.of(new BirthDate("1984-02")),
                Optional.of("Cousins, nés le même mois – é"), at,
                Optional.of(OneTimeCode.issued(HASH, at)));
    }

    private static AccountId somebody() {
        return new AccountId(UUID.randomUUID());
    }

    private static RelayId relay() {
        return new RelayId(UUID.randomUUID());
    }
}
