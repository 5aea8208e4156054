package org.abri.contracts.moderation;

import static org.abri.contracts.Given.NOW;
import static org.abri.contracts.Given.later;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.abri.application.Listing;
import org.abri.application.moderation.DeletionsAsked;
import org.abri.application.sealing.KeyOwner;
import org.abri.contracts.AllOrNothing;
import org.abri.domain.account.AccountId;
import org.abri.domain.account.DeletionAsked;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Holds a repository of what staff asked for to its promise. */
public interface DeletionsAskedContract extends AllOrNothing {
    private DeletionsAsked asked() {
        return ports().moderation().deletions();
    }

    private void save(DeletionAsked one) {
        given().run(() -> asked().save(one));
    }

    private Optional<DeletionAsked> find(AccountId account) {
        return given().get(() -> asked().find(account));
    }

    @Test
    @DisplayName("END-3: the latest of an account is as it was kept last, asked of managers or operators, waiting or refused, until it is removed")
    default void theLatestIsKept() {
        var account = given().staff();
        var first = new DeletionAsked(account, false, "Je m’en vais – أمينة", NOW, Optional.empty());
        var second = new DeletionAsked(account, true, "Encore", later(5), Optional.empty());
        assertThat(find(account)).isEmpty();
        for (var one : List.of(first, first.refusedBecause("Après l’inventaire – é", later(3)), second)) {
            save(one);
            assertThat(find(account)).contains(one);
        }
        assertThat(find(given().staff())).isEmpty();
        given().run(() -> asked().remove(account));
        assertThat(find(account)).isEmpty();
        given().run(() -> asked().remove(account));
    }

    @Test
    @DisplayName("END-3: those of several accounts are found in one read, and nothing of others")
    default void ofSeveral() {
        var one = new DeletionAsked(given().staff(), false, "Un", NOW, Optional.empty());
        var other = new DeletionAsked(given().staff(), true, "Deux", NOW, Optional.empty());
        var nobody = given().staff();
        List.of(one, other).forEach(this::save);
        assertThat(given().get(() -> asked().findAll(Set.of(one.account(), nobody))))
                .containsOnlyKeys(one.account()).containsValue(one);
        assertThat(given().get(() -> asked().findAll(Set.of(other.account())))).containsValue(other);
        var refused = other.refusedBecause("Non", later(1));
        save(refused);
        assertThat(given().get(() -> asked().findAll(Set.of(other.account())))).containsValue(refused);
        assertThat(given().get(() -> asked().findAll(Set.of()))).isEmpty();
    }

    @Test
    @DisplayName("END-3, END-4: those that wait for an answer are listed, whoever was asked; the oldest first, from any mark on")
    default void waiting() {
        var newer = new DeletionAsked(given().staff(), true, "Plus récente", NOW.plusMillis(1),
                Optional.empty());
        var older = new DeletionAsked(given().staff(), true, "Plus ancienne", NOW, Optional.empty());
        var refused = new DeletionAsked(given().staff(), true, "Refusée", NOW.minusMillis(1),
                Optional.empty()).refusedBecause("Non", NOW);
        var ofManagers = new DeletionAsked(given().staff(), false, "Aux gestionnaires", NOW.plusMillis(2),
                Optional.empty());
        var mine = List.of(newer, older, refused, ofManagers);
        assertThat(open(Optional.empty(), Listing.MOST)).doesNotContainAnyElementsOf(mine);
        mine.forEach(this::save);
        var all = open(Optional.empty(), Listing.MOST);
        assertThat(all.stream().filter(mine::contains)).containsExactly(older, newer, ofManagers);
        assertThat(open(Optional.empty(), all.size() - 2)).isEqualTo(all.subList(0, all.size() - 1));
        for (var from = 0; from < all.size(); from++) {
            var last = all.get(from);
            assertThat(open(Optional.of(new Listing.Mark(last.at(), last.account().value())),
                    Listing.MOST)).isEqualTo(all.subList(from + 1, all.size()));
        }
    }

    private List<DeletionAsked> open(Optional<Listing.Mark> after, int most) {
        return given().get(() -> asked().open(new Listing(after, most)));
    }

    @Test
    @DisplayName("END-3, LOG-1: it goes with the account; it is undone with its unit of work, and touched in none other")
    default void erasedAndUndone() {
        var kept = new DeletionAsked(given().staff(), true, "Gardée", NOW, Optional.empty());
        save(kept);
        var undone = new DeletionAsked(given().staff(), true, "Défaite", NOW, Optional.empty());
        assertThatThrownBy(() -> given().run(() -> {
            asked().save(undone);
            asked().remove(kept.account());
            throw new IllegalArgumentException("on purpose");
        })).isInstanceOf(IllegalArgumentException.class);
        assertThat(find(undone.account())).isEmpty();
        assertThat(find(kept.account())).contains(kept);
        assertThatThrownBy(() -> asked().find(kept.account())).isInstanceOf(IllegalStateException.class);
        given().run(() -> ports().erasure().erase(KeyOwner.of(kept.account()), NOW));
        assertThat(find(kept.account())).isEmpty();
        assertThat(open(Optional.empty(), Listing.MOST)).doesNotContain(kept);
    }
}
