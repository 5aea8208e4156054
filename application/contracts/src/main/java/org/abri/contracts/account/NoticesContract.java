package org.abri.contracts.account;

import static org.abri.contracts.Given.NOW;
import static org.abri.contracts.Given.later;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.abri.application.Listing;
import org.abri.contracts.AllOrNothing;
import org.abri.domain.account.AccountId;
import org.abri.domain.account.FormalNotice;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Holds a repository of formal notices to its promise. */
public interface NoticesContract extends AllOrNothing {
    @Test
    @DisplayName("END-5: the latest formal notice of an account is as it was kept last, running or complied with")
    default void theLatestIsKept() {
        var account = given().staff();
        var first = FormalNotice.given(account, "Des papiers d’autrui, à rendre", NOW);
        var second = FormalNotice.given(account, "Encore", later(5));
        assertThat(find(account)).isEmpty();
        for (var notice : List.of(first, first.compliedWith(later(3)), second)) {
            save(notice);
            assertThat(find(account)).contains(notice);
        }
        assertThat(find(given().staff())).isEmpty();
    }

    @Test
    @DisplayName("END-5: those that nobody has complied with are listed, the oldest first, one more than wanted, from any mark on")
    default void open() {
        var newer = FormalNotice.given(given().staff(), "Plus récente", NOW.plusMillis(1));
        var older = FormalNotice.given(given().staff(), "Plus ancienne", NOW);
        var third = FormalNotice.given(given().staff(), "Encore une", NOW.plusMillis(2));
        save(third);
        var complied = FormalNotice.given(given().staff(), "Suivie", NOW.minusMillis(1)).compliedWith(NOW);
        assertThat(open(Optional.empty(), Listing.MOST)).doesNotContain(newer, older);
        List.of(newer, older, complied).forEach(this::save);
        var all = open(Optional.empty(), Listing.MOST);
        assertThat(all.stream().filter(List.of(newer, older, third, complied)::contains))
                .containsExactly(older, newer, third);
        assertThat(open(Optional.empty(), all.size() - 2)).isEqualTo(all.subList(0, all.size() - 1));
        for (var from = 0; from < all.size(); from++) {
            var last = all.get(from);
            assertThat(open(Optional.of(new Listing.Mark(last.givenAt(), last.account().value())),
                    Listing.MOST)).isEqualTo(all.subList(from + 1, all.size()));
        }
    }

    private List<FormalNotice> open(Optional<Listing.Mark> after, int most) {
        return given().get(() -> ports().account().notices().open(new Listing(after, most)));
    }

    private void save(FormalNotice notice) {
        given().run(() -> ports().account().notices().save(notice));
    }

    private Optional<FormalNotice> find(AccountId account) {
        return given().get(() -> ports().account().notices().find(account));
    }
}
