package org.abri.contracts.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.BiFunction;
import java.util.stream.Stream;
import org.abri.application.account.Inactivities;
import org.abri.application.sealing.KeyOwner;
import org.abri.contracts.AllOrNothing;
import org.abri.contracts.Given;
import org.abri.contracts.Race;
import org.abri.domain.account.AccountId;
import org.abri.domain.account.Inactivity;
import org.abri.domain.relay.RelayId;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Holds whoever keeps since when nobody signed in to their promise. */
public interface InactivitiesContract extends AllOrNothing {
    /** Long before anybody else in the same database. */
    LocalDate LONG_AGO = LocalDate.of(1904, 2, 29);

    private static AccountId account() {
        return new AccountId(UUID.randomUUID());
    }

    private Inactivities kept() {
        return ports().account().inactivities();
    }

    @Test
    @DisplayName("END-6: of each account is kept what was saved last, to the day, with and without a notice")
    default void theLatestIsKept() {
        var account = account();
        var since = Inactivity.since(account, LONG_AGO);
        assertThat(found(account)).isEmpty();
        for (var each : List.of(since, since.noticed(LONG_AGO.plusYears(49)),
                since.noticed(LONG_AGO.plusYears(60)), since.seen(LONG_AGO.plusDays(1)))) {
            save(each);
            assertThat(found(account)).contains(each);
        }
        assertThat(found(account())).isEmpty();
        forget(List.of(since));
    }

    @Test
    @DisplayName("END-6: due is whoever there is something to do for by that day, in the order of those days, in parts that go on after one of them")
    default void due() {
        var first = Inactivity.since(account(), LONG_AGO.minusYears(1)).noticed(LONG_AGO.plusYears(48));
        var second = Inactivity.since(account(), LONG_AGO.plusDays(10));
        var third = Inactivity.since(account(), LONG_AGO.plusDays(11));
        var alsoThird = Inactivity.since(account(), LONG_AGO.plusDays(11));
        var later = Inactivity.since(account(), LONG_AGO.plusDays(12));
        var mine = List.of(first, second, third, alsoThird, later);
        assertThat(given().get(() -> kept().due(third.nextOn(), Optional.empty(), 9))).isEmpty();
        Stream.of(third, later, first, second, alsoThird).forEach(this::save);
        assertThat(given().get(() -> kept().due(third.nextOn(), Optional.empty(), 9)))
                .startsWith(first, second)
                .containsExactlyInAnyOrder(first, second, third, alsoThird);
        assertThat(given().get(() -> kept().due(third.nextOn(), Optional.empty(), 1)))
                .containsExactly(first);
        assertThat(given().get(() -> kept().due(first.nextOn(), Optional.empty(), 9)))
                .containsExactly(first);
        assertThat(given().get(() -> kept().due(first.nextOn().minusDays(1), Optional.empty(), 9)))
                .isEmpty();
        for (var most : List.of(1, 2, 3)) {
            assertThat(parts(third.nextOn(), (day, after) -> kept().due(day, after, most)))
                    .isEqualTo(given().get(() -> kept().due(third.nextOn(), Optional.empty(), 9)));
        }
        save(first.noticed(LONG_AGO.plusYears(49)));
        assertThat(given().get(() -> kept().due(second.nextOn(), Optional.empty(), 1)))
                .containsExactly(second);
        forget(mine);
    }

    @Test
    @DisplayName("END-6: who was noticed after a day is found, in the order of ids, in parts that go on after one of them")
    default void noticedAfter() {
        var day = LocalDate.of(4000, 1, 31);
        var mine = Stream.generate(InactivitiesContract::account).limit(4)
                .map(account -> Inactivity.since(account, LONG_AGO.plusYears(2_000))).toList();
        var noticed = mine.subList(0, 3).stream().map(each -> each.noticed(day.plusDays(1))).toList();
        save(mine.get(3).noticed(day));
        noticed.forEach(this::save);
        assertThat(parts(day, (of, after) -> kept().noticedAfter(of, after, 2)))
                .containsExactlyInAnyOrderElementsOf(noticed)
                .isEqualTo(given().get(() -> kept().noticedAfter(day, Optional.empty(), 9)));
        assertThat(given().get(() -> kept().noticedAfter(day, Optional.empty(), 1))).hasSize(1);
        assertThat(given().get(() -> kept().noticedAfter(day.plusDays(1), Optional.empty(), 9))).isEmpty();
        save(noticed.getFirst().withoutNotices());
        assertThat(given().get(() -> kept().noticedAfter(day, Optional.empty(), 9)))
                .containsExactlyInAnyOrderElementsOf(noticed.subList(1, 3));
        forget(mine);
    }

    @Test
    @DisplayName("END-6: of each relay the last day is kept on which its staff signed in, and an earlier one changes nothing")
    default void relays() {
        var one = new RelayId(UUID.randomUUID());
        var other = new RelayId(UUID.randomUUID());
        var third = new RelayId(UUID.randomUUID());
        assertThat(signIns(one, other)).isEmpty();
        signedIn(LONG_AGO, one);
        signedIn(LONG_AGO.plusDays(1), one, other);
        signedIn(LONG_AGO, one, other, third);
        signedIn(LONG_AGO.plusDays(9));
        assertThat(signIns(one, other)).isEqualTo(Map.of(one, LONG_AGO.plusDays(1), other,
                LONG_AGO.plusDays(1)));
        assertThat(signIns(third)).isEqualTo(Map.of(third, LONG_AGO));
        assertThat(signIns()).isEmpty();
    }

    @Test
    @DisplayName("END-6: whoever signs in while somebody looks waits, and finds what that one did")
    default void locked() {
        var account = account();
        var before = Inactivity.since(account, LONG_AGO.plusYears(500));
        save(before);
        var seen = Race.secondWaits(ports().work(), () -> kept().lock(account),
                () -> kept().save(before.seen(before.seenOn().plusDays(1))), () -> kept().lock(account));
        assertThat(seen).contains(before.seen(before.seenOn().plusDays(1)));
    }

    @Test
    @DisplayName("END-2: nothing of it stays of somebody who is erased")
    default void erased() {
        var vault = given().vault();
        save(Inactivity.since(vault.owner(), LONG_AGO.plusYears(500)));
        given().run(() -> ports().erasure().erase(KeyOwner.of(vault), Given.NOW));
        assertThat(found(vault.owner())).isEmpty();
    }

    @Test
    @DisplayName("END-6, LOG-1: a unit of work that throws leaves days and notices as they were")
    default void undone() {
        var account = account();
        var relay = new RelayId(UUID.randomUUID());
        var before = Inactivity.since(account, LONG_AGO.plusYears(500));
        save(before);
        signedIn(LONG_AGO, relay);
        assertThatThrownBy(() -> given().run(() -> {
            kept().save(before.noticed(LONG_AGO.plusYears(549)));
            kept().staffSignedIn(Set.of(relay), LONG_AGO.plusDays(1));
            throw new IllegalArgumentException("on purpose");
        })).isInstanceOf(IllegalArgumentException.class);
        assertThat(found(account)).contains(before);
        assertThat(signIns(relay)).containsEntry(relay, LONG_AGO);
    }

    private Optional<Inactivity> found(AccountId account) {
        var found = given().get(() -> kept().find(account));
        assertThat(given().get(() -> kept().lock(account))).isEqualTo(found);
        return found;
    }

    private void save(Inactivity one) {
        given().run(() -> kept().save(one));
    }

    /** Out of the way of others in the same database. */
    private void forget(List<Inactivity> some) {
        some.forEach(one -> save(Inactivity.since(one.account(), LONG_AGO.plusYears(500))));
    }

    private List<Inactivity> parts(LocalDate day,
            BiFunction<LocalDate, Optional<Inactivity>, List<Inactivity>> part) {
        var all = new ArrayList<Inactivity>();
        Optional<Inactivity> after = Optional.empty();
        while (true) {
            var from = after;
            var some = given().get(() -> part.apply(day, from));
            if (some.isEmpty()) { return all; }
            all.addAll(some);
            after = Optional.of(some.getLast());
        }
    }

    private void signedIn(LocalDate day, RelayId... relays) {
        given().run(() -> kept().staffSignedIn(Set.of(relays), day));
    }

    private Map<RelayId, LocalDate> signIns(RelayId... relays) {
        return given().get(() -> kept().staffSignIns(Set.of(relays)));
    }
}
