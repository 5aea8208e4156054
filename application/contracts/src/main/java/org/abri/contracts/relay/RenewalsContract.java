package org.abri.contracts.relay;

import static org.abri.contracts.Given.HASH;
import static org.abri.contracts.Given.NOW;
import static org.abri.contracts.Given.later;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.abri.contracts.AllOrNothing;
import org.abri.domain.account.AccountId;
import org.abri.domain.account.SecretHash;
import org.abri.domain.relay.Renewal;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Holds a repository of renewals to its promise. */
public interface RenewalsContract extends AllOrNothing {
    @Test
    @DisplayName("AUT-6: the latest renewal of an account is as it was kept last: by SMS or on paper, waiting, approved, tried, used or stopped")
    default void theLatestIsKept() {
        var account = given().staff();
        assertThat(find(account)).isEmpty();
        var paper = onPaper(account);
        var sms = Renewal.bySms(account, given().relay(), given().staff(), true,
                new SecretHash("$other$v=1$c2FsdA$aGFzaA"), later(7));
        for (var renewal : List.of(paper, paper.approved(given().staff(), later(3)), paper.stopped(later(4)),
                sms, sms.withWrongCode(), sms.used(later(8)))) {
            given().run(() -> ports().relay().renewals().save(renewal));
            assertThat(find(account)).containsExactly(Map.entry(account, renewal));
            assertThat(given().get(() -> ports().relay().renewals().find(account))).contains(renewal);
        }
    }

    @Test
    @DisplayName("AUT-6: of several accounts each has its own, and who has none is left out")
    default void eachHasItsOwn() {
        var one = onPaper(given().staff());
        var other = onPaper(given().staff());
        given().run(() -> List.of(one, other).forEach(ports().relay().renewals()::save));
        assertThat(given().get(() -> ports().relay().renewals()
                .findAll(Set.of(one.account(), other.account(), given().staff()))))
                        .containsOnly(Map.entry(one.account(), one), Map.entry(other.account(), other));
        assertThat(given().get(() -> ports().relay().renewals().findAll(Set.of()))).isEmpty();
    }

    private Renewal onPaper(AccountId account) {
        return Renewal.onPaper(account, given().relay(), given().staff(), false, HASH, NOW);
    }

    /** Whichever way it is read. */
    private Map<AccountId, Renewal> find(AccountId account) {
        var alone = given().get(() -> ports().relay().renewals().find(account));
        var among = given().get(() -> ports().relay().renewals().findAll(Set.of(account)));
        assertThat(among.values()).containsExactlyElementsOf(alone.stream().toList());
        return among;
    }
}
