package org.abri.contracts.account;

import static org.abri.contracts.Given.NOW;
import static org.abri.contracts.Given.later;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.abri.contracts.AllOrNothing;
import org.abri.domain.account.AccountId;
import org.abri.domain.account.Keyring;
import org.abri.domain.account.Passkey;
import org.abri.domain.account.PasskeyId;
import org.abri.domain.account.SecondFactor;
import org.abri.domain.account.Seed;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Holds a repository of second factors to its promise. */
public interface SecondFactorsContract extends AllOrNothing {
    /** As the hash of a token rests. */
    String SESSION = "5e".repeat(32);
    /** The RFC's own. */
    Seed SEED = Seed.of("12345678901234567890".getBytes(StandardCharsets.US_ASCII));
    /** Another one than that. */
    Seed OTHER_SEED = Seed.of("09876543210987654321".getBytes(StandardCharsets.US_ASCII));

    /** One that never counts. */
    Passkey PASSKEY = new Passkey(new PasskeyId(UUID.fromString("6d5bd6f1-52a0-4d3c-9a6e-8b8c2a7e1f00")),
            "Téléphone de ጽጌ, le  bleu", "Y3JlZGVudGlhbA", "a2V5", 0, NOW);
    /** One that counts. */
    Passkey OTHER_PASSKEY =
            new Passkey(new PasskeyId(UUID.fromString("6d5bd6f1-52a0-4d3c-9a6e-8b8c2a7e1f01")),
                    "x", "b3RoZXI", "b3RoZXI", 4_294_967_295L, later(2), Optional.of(later(3)));

    @Test
    @DisplayName("MFA-1: a factor is as it was kept last: proposed, confirmed, used, renewed, on paper or no longer")
    default void keptAsItIs() {
        var account = given().staff();
        assertThat(find(account)).isEmpty();
        var proposed = SecondFactor.none(account).proposing(SEED, SESSION, NOW);
        var confirmed = proposed.confirmed(59_000_001, Set.of("ab", "cd"), later(2));
        for (var factor : List.of(proposed, confirmed, confirmed.usedStep(59_000_002),
                confirmed.usedOnPaper("ab"), confirmed.withOnPaper(Set.of()),
                confirmed.proposing(OTHER_SEED, SESSION, later(9)),
                confirmed.proposing(OTHER_SEED, SESSION, later(9)).confirmed(59_000_009, Set.of("ef"),
                        later(10)),
                SecondFactor.none(account).with(Keyring.EMPTY.offering("salt", SESSION, later(3))),
                confirmed.lost(later(7)), confirmed.lost(later(7)).found(), confirmed.with(keyring()),
                SecondFactor.none(account).with(keyring()).withOnPaper(Set.of("a")),
                confirmed.with(
                        keyring().used(PASSKEY.id(), 9, "another", later(5)).without(OTHER_PASSKEY.id())),
                SecondFactor.none(account))) {
            save(factor);
            assertThat(find(account)).contains(factor);
        }
    }

    @Test
    @DisplayName("MFA-1: each account has its own factor, and removing one leaves the others; removing none changes nothing")
    default void eachHasItsOwn() {
        var one = SecondFactor.none(given().staff()).proposing(SEED, SESSION, NOW);
        var other = SecondFactor.none(given().vault().owner()).proposing(OTHER_SEED, SESSION, later(1));
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

    private static Keyring keyring() {
        return Keyring.EMPTY.offering("salt", SESSION, later(4)).with(PASSKEY, "other").with(OTHER_PASSKEY,
                "third");
    }

    private void save(SecondFactor factor) {
        given().run(() -> ports().account().factors().save(factor));
    }

    private Optional<SecondFactor> find(AccountId account) {
        return given().get(() -> ports().account().factors().find(account));
    }
}
