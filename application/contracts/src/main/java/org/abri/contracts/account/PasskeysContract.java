package org.abri.contracts.account;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.abri.application.account.Passkeys;
import org.abri.application.account.Passkeys.Asked;
import org.abri.domain.account.FactorCode;
import org.abri.domain.account.Passkey;
import org.abri.domain.account.PasskeyId;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Holds whoever checks passkeys to its promise. */
public interface PasskeysContract {
    /** A passkey in the browser of its owner, who is there. */
    interface Device {
        /** What the browser answers when it makes the passkey for that asking. */
        String made(Asked asked);

        /** What the browser answers when it shows the passkey. */
        String shown(Asked asked);
    }

    Asked ASKED = new Asked("Y2hhbGxlbmdlIG9uZQ", "https://vault.example");
    Asked OTHERWISE = new Asked("Y2hhbGxlbmdlIHR3bw", "https://vault.example");
    Asked ELSEWHERE = new Asked("Y2hhbGxlbmdlIG9uZQ", "https://vau1t.example");

    Passkeys passkeys();

    /** Another one each time, which counts how often it signs. */
    Device device();

    private Passkey passkey(Device device) {
        var made = passkeys().made(ASKED, device.made(ASKED)).orElseThrow();
        return new Passkey(new PasskeyId(new UUID(1, 2)), "x", made.credential(), made.publicKey(),
                made.count(), Instant.EPOCH);
    }

    @Test
    @DisplayName("MFA-1: a passkey that was made is known by what its answers begin with, and says how often it signed")
    default void wholeLife() {
        var one = device();
        var other = device();
        var passkey = passkey(one);
        assertThat(passkey.credential()).isNotEqualTo(passkey(other).credential());
        assertThat(passkey.count()).isZero();
        var shown = one.shown(OTHERWISE);
        assertThat(new FactorCode.OfPasskey(shown, "", "").credential()).isEqualTo(passkey.credential());
        assertThat(passkeys().shown(OTHERWISE, passkey, shown)).contains(1L);
        assertThat(passkeys().shown(ASKED, passkey, one.shown(ASKED))).contains(2L);
        assertThat(passkeys().shown(ASKED, passkey(other), other.shown(ASKED))).contains(1L);
    }

    @Test
    @DisplayName("MFA-1: an answer to another asking, or given at another address, is none")
    default void bound() {
        var device = device();
        var passkey = passkey(device);
        for (var asked : List.of(OTHERWISE, ELSEWHERE)) {
            assertThat(passkeys().made(ASKED, device.made(asked))).isEmpty();
            assertThat(passkeys().made(asked, device.made(ASKED))).isEmpty();
            assertThat(passkeys().shown(ASKED, passkey, device.shown(asked))).isEmpty();
            assertThat(passkeys().shown(asked, passkey, device.shown(ASKED))).isEmpty();
        }
    }

    @Test
    @DisplayName("MFA-1: another's passkey is none, and one that is made shows nothing")
    default void another() {
        var one = device();
        var passkey = passkey(one);
        assertThat(passkeys().shown(ASKED, passkey, device().shown(ASKED))).isEmpty();
        assertThat(passkeys().shown(ASKED, passkey, one.made(ASKED))).isEmpty();
        assertThat(passkeys().made(ASKED, one.shown(ASKED))).isEmpty();
    }

    @Test
    @DisplayName("MFA-1: an answer in other letters, or with a space behind it, is another one")
    default void asItIs() {
        var device = device();
        var passkey = passkey(device);
        var made = device.made(ASKED);
        var shown = device.shown(ASKED);
        for (UnaryOperator<String> other : List.<UnaryOperator<String>> of(
                text -> text.toUpperCase(Locale.ROOT), text -> text + " ")) {
            assertThat(passkeys().made(ASKED, other.apply(made))).isEmpty();
            assertThat(passkeys().shown(ASKED, passkey, other.apply(shown))).isEmpty();
        }
        assertThat(passkeys().shown(ASKED, passkey, shown)).isPresent();
    }

    @Test
    @DisplayName("MFA-1: what is no answer at all is none, and no fault")
    default void nonsense() {
        var passkey = passkey(device());
        for (var answer : List.of("", ".", "..", "...", "a.b.c", "a.b.c.d", "é", "A".repeat(10_000))) {
            assertThat(passkeys().made(ASKED, answer)).isEmpty();
            assertThat(passkeys().shown(ASKED, passkey, answer)).isEmpty();
        }
    }
}
