package org.abri.contracts.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.util.List;
import org.abri.application.account.PasswordHasher;
import org.abri.domain.account.SecretHash;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Holds a hasher to its promise. Callers bring every secret into its normal form (NFC) first. */
public interface PasswordHasherContract {
    PasswordHasher hasher();

    /** Long, short, in several scripts, with spaces and signs that trip up careless encodings. */
    List<String> SECRETS = List.of("bateau citron lanterne nuage", "x", "كلمة سر طويلة جدا", "ሰላም ንዓኹም ኩልኹም",
            "emoji 👩🏽‍🦱🔑 in the middle", " spaces around ",
            "nul\u0000after", "é".repeat(128));

    @Test
    @DisplayName("SEC-1: a secret matches its hash, in every script")
    default void matchesItself() {
        for (var secret : SECRETS) {
            assertThat(hasher().matches(secret, hasher().hash(secret))).as(secret).isTrue();
        }
    }

    @Test
    @DisplayName("SEC-1: no other secret matches: not in another case, not shorter, not longer, not with other spaces")
    default void nothingElseMatches() {
        var hash = hasher().hash("Bateau citron lanterne");
        for (var other : List.of("bateau citron lanterne", "Bateau citron lantern", "Bateau citron lanternes",
                "Bateau citron  lanterne",
                "Bateau citron lanterne ", " Bateau citron lanterne",
                "Bâteau citron lanterne", "")) {
            assertThat(hasher().matches(other, hash)).as("'" + other + "'").isFalse();
        }
    }

    @Test
    @DisplayName("AUT-1: nothing is cut off: secrets that differ in their last character alone differ, also after a NUL")
    default void nothingIsCutOff() {
        assertThat(hasher().matches("é".repeat(127) + "a", hasher().hash("é".repeat(127) + "b"))).isFalse();
        assertThat(hasher().matches("same\u0000one", hasher().hash("same\u0000two"))).isFalse();
    }

    @Test
    @DisplayName("AUT-3: the same secret hashed twice gives two hashes, and none holds the secret")
    default void hashesAreSalted() {
        var secret = "bateaucitronlanterne";

        var one = hasher().hash(secret);
        var other = hasher().hash(secret);

        assertThat(one).isNotEqualTo(other);
        assertThat(one.phc()).startsWith("$").doesNotContain(secret);
        assertThat(one.toString()).doesNotContain(one.phc());
    }

    @Test
    @DisplayName("AUT-3: a hash made now is not outdated")
    default void freshIsNotOutdated() {
        assertThat(hasher().outdated(hasher().hash("bateau citron lanterne"))).isFalse();
    }

    @Test
    @DisplayName("SEC-1: a hash that is damaged, empty or cut off is matched by nothing")
    default void damagedMatchesNothing() {
        var secret = "bateau citron lanterne";
        var phc = hasher().hash(secret).phc();
        var swapped = phc.endsWith("A") ? "B" : "A";
        for (var damaged : List.of("", "$", phc.substring(0, phc.length() - 4),
                phc.substring(0, phc.lastIndexOf('$') + 1),
                phc.substring(0, phc.length() - 6) + swapped.repeat(6), phc.substring(1))) {
            assertThat(accepts(secret, new SecretHash(damaged))).as(damaged).isFalse();
            assertThat(accepts("", new SecretHash(damaged))).as(damaged).isFalse();
        }
    }

    @Test
    @DisplayName("AUT-5: pretending to compare bears whatever is typed, and answers nothing")
    default void pretendingBearsAnything() {
        for (var typed : List.of("", "bateau", "x".repeat(1_000), "ሰላም 🔑")) {
            assertThatCode(() -> hasher().pretend(typed)).doesNotThrowAnyException();
        }
    }

    private boolean accepts(String secret, SecretHash hash) {
        try {
            return hasher().matches(secret, hash);
        } catch (RuntimeException refused) {
            return false;
        }
    }
}
