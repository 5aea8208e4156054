package org.abri.contracts.account;

import static org.abri.contracts.Given.NOW;
import static org.abri.contracts.Given.later;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
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
    @DisplayName("END-5: those that nobody has complied with are listed, the oldest first, and no more than wanted")
    default void open() {
        var newer = FormalNotice.given(given().staff(), "Plus récente", NOW.plusMillis(1));
        var older = FormalNotice.given(given().staff(), "Plus ancienne", NOW);
        var complied = FormalNotice.given(given().staff(), "Suivie", NOW.minusMillis(1)).compliedWith(NOW);
        assertThat(given().get(() -> ports().account().notices().open(1_000))).doesNotContain(newer, older);
        List.of(newer, older, complied).forEach(this::save);
        var all = given().get(() -> ports().account().notices().open(1_000));
        assertThat(all.stream().filter(List.of(newer, older, complied)::contains)).containsExactly(older,
                newer);
        assertThat(given().get(() -> ports().account().notices().open(all.size() - 1)))
                .isEqualTo(all.subList(0, all.size() - 1));
    }

    private void save(FormalNotice notice) {
        given().run(() -> ports().account().notices().save(notice));
    }

    private Optional<FormalNotice> find(AccountId account) {
        return given().get(() -> ports().account().notices().find(account));
    }
}
