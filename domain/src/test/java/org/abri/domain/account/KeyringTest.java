package org.abri.domain.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class KeyringTest {
    private static final String HERE = "this session";
    private static final Instant NOW = Instant.parse("2026-03-01T09:00:00Z");

    @Test
    @DisplayName("MFA-1: a passkey can be made for five minutes after it was offered, once, and no more than ten of them")
    void offered() {
        assertThat(Keyring.EMPTY.offersAt(HERE, NOW)).isFalse();
        var offering = Keyring.EMPTY.offering("salt", HERE, NOW);
        assertThat(offering.offersAt(HERE, NOW.plus(Keyring.TO_ANSWER).minusMillis(1))).isTrue();
        assertThat(offering.offersAt(HERE, NOW.plus(Keyring.TO_ANSWER))).isFalse();
        assertThat(offering.offersAt("another session", NOW)).as("REC-3").isFalse();
        var one = offering.with(passkey(0), "other");
        assertThat(one.offersAt(HERE, NOW)).isFalse();
        assertThat(one.salt()).isEqualTo("other");
        var full = one;
        for (int i = 1; i < Keyring.MOST; i++) {
            full = full.with(passkey(0), "s" + i);
        }
        assertThat(full.isFull()).isTrue();
        assertThat(full.offering("salt", HERE, NOW).offersAt(HERE, NOW)).isFalse();
        var tenth = full;
        assertThatIllegalStateException().isThrownBy(() -> tenth.with(passkey(0), "s"));
    }

    @Test
    @DisplayName("MFA-1: a count that does not grow is of a copy; a passkey that never counts is taken as it is")
    void counts() {
        assertThat(passkey(5).countsOn(6)).isTrue();
        assertThat(passkey(5).countsOn(5)).isFalse();
        assertThat(passkey(5).countsOn(0)).isFalse();
        assertThat(passkey(0).countsOn(0)).isTrue();
        assertThat(passkey(0).countsOn(1)).isTrue();
    }

    @Test
    @DisplayName("MFA-1: a passkey that was shown says when, and what was asked before is asked no more")
    void shown() {
        var passkey = passkey(1);
        var keyring = Keyring.EMPTY.with(passkey, "salt").used(passkey.id(), 2, "other", NOW.plusSeconds(9));
        var used = keyring.known("credential").orElseThrow();
        assertThat(used.usedAt()).contains(NOW.plusSeconds(9));
        assertThat(used.count()).isEqualTo(2);
        assertThat(keyring.salt()).isEqualTo("other");
        assertThat(keyring.known("another")).isEmpty();
        assertThat(keyring.without(passkey.id()).passkeys()).isEmpty();
        assertThat(keyring.without(passkey(1).id())).isEqualTo(keyring);
    }

    @Test
    @DisplayName("SEC-2: an app is a factor, a passkey is one, codes on paper alone are none")
    void factor() {
        var none = SecondFactor.none(new AccountId(UUID.randomUUID()));
        assertThat(none.isSet()).isFalse();
        assertThat(none.withOnPaper(Set.of("a")).isSet()).isFalse();
        assertThat(none.with(Keyring.EMPTY.with(passkey(0), "salt")).isSet()).isTrue();
        assertThat(none.with(Keyring.EMPTY.offering("salt", HERE, NOW)).isSet()).isFalse();
    }

    @Test
    @DisplayName("MFA-1: which passkey answers is what stands before the first full stop")
    void credential() {
        assertThat(new FactorCode.OfPasskey("abc.def.ghi", "t", "o").credential()).isEqualTo("abc");
        assertThat(new FactorCode.OfPasskey("abc", "t", "o").credential()).isEmpty();
        assertThat(new FactorCode.OfPasskey("abc.def", "t", "o").toString()).doesNotContain("abc");
    }

    private static Passkey passkey(long count) {
        return new Passkey(new PasskeyId(UUID.randomUUID()), "Téléphone", "credential", "key", count, NOW,
                Optional.empty());
    }
}
