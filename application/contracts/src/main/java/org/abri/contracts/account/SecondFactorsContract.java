package org.abri.contracts.account;

import static org.abri.contracts.Given.NOW;
import static org.abri.contracts.Given.later;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.abri.contracts.AllOrNothing;
import org.abri.domain.account.AccountId;
import org.abri.domain.account.SecondFactor;
import org.abri.domain.account.Seed;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Holds a repository of second factors to its promise. */
public interface SecondFactorsContract extends AllOrNothing {
    /** The RFC's own. */
    Seed SEED = Seed.of("12345678901234567890".getBytes(StandardCharsets.US_ASCII));
    /** Another one than that. */
    Seed OTHER_SEED = Seed.of("09876543210987654321".getBytes(StandardCharsets.US_ASCII));

    @Test
    @DisplayName("MFA-1: a factor is as it was kept last: proposed, confirmed, used, renewed, on paper or no longer")
    default void keptAsItIs() {
        var account = given().staff();
        assertThat(find(account)).isEmpty();
        var proposed = SecondFactor.none(account).proposing(SEED, NOW);
        var confirmed = proposed.confirmed(59_000_001, Set.of("ab", "cd"), later(2));
        for (var factor : List.of(proposed, confirmed, confirmed.usedStep(59_000_002),
                confirmed.usedOnPaper("ab"), confirmed.withOnPaper(Set.of()),
                confirmed.proposing(OTHER_SEED, later(9)),
                confirmed.proposing(OTHER_SEED, later(9)).confirmed(59_000_009, Set.of("ef"), later(10)),
                SecondFactor.none(account))) {
            save(factor);
            assertThat(find(account)).contains(factor);
        }
    }

    @Test
    @DisplayName("MFA-1: each account has its own factor, and removing one leaves the others; removing none changes nothing")
    default void eachHasItsOwn() {
        var one = SecondFactor.none(given().staff()).proposing(SEED, NOW);
        var other = SecondFactor.none(given().vault().owner()).proposing(OTHER_SEED, later(1));
        save(one);
        save(other);
        assertThat(find(one.account())).contains(one);
        given().run(() -> ports().account().factors().remove(one.account()));
        given().run(() -> ports().account().factors().remove(one.account()));
        assertThat(find(one.account())).isEmpty();
        assertThat(find(other.account())).contains(other);
        save(one);
        assertThat(find(one.account())).contains(one);
    }

    private void save(SecondFactor factor) {
        given().run(() -> ports().account().factors().save(factor));
    }

    private Optional<SecondFactor> find(AccountId account) {
        return given().get(() -> ports().account().factors().find(account));
    }
}
