package org.abri.contracts.account;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.abri.application.account.PasswordStrength;
import org.abri.domain.text.Flaw;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Holds an estimator to the least that any of them must see. */
public interface PasswordStrengthContract {
    PasswordStrength strength();

    @Test
    @DisplayName("AUT-2: the passwords that everybody uses are too common")
    default void commonIsRefused() {
        for (var common : List.of("password", "123456789", "azerty", "Password")) {
            assertThat(strength().flawIn(common, List.of())).as(common).contains(Flaw.PASSWORD_TOO_COMMON);
        }
    }

    @Test
    @DisplayName("AUT-2: long is not enough: repeated words, repeated characters and rows of keys are refused")
    default void longButEasyIsRefused() {
        for (var easy : List.of("passwordpassword", "aaaaaaaaaaaaaaaa", "1234567890123456",
                "qwertyuiopasdfgh", "xkqxkqxkqxkqxkqx")) {
            assertThat(strength().flawIn(easy, List.of())).as(easy).isPresent();
        }
    }

    @Test
    @DisplayName("AUT-2: the person's own words are easy to guess for them, and only for them")
    default void personalWordsAreEasy() {
        var password = "tsegereda-woldu-tsegereda";

        assertThat(strength().flawIn(password, List.of("Tsegereda", "Woldu"))).isPresent();
        assertThat(strength().flawIn(password, List.of())).isEmpty();
    }

    @Test
    @DisplayName("AUT-1: a passphrase of simple words is welcome, in every script, with spaces")
    default void passphrasesAreWelcome() {
        for (var phrase : List.of("tambour village nuage citron lanterne",
                "Kettle-orbit-velvet-thirteen-moss", "قمر بحر جبل نافذة كتاب",
                "ጸሓይ ባሕሪ መጽሓፍ ገዛ ወርሒ")) {
            assertThat(strength().flawIn(phrase, List.of("Selam", "Tesfay"))).as(phrase).isEmpty();
        }
    }

    @Test
    @DisplayName("AUT-2: what is found is one of the two flaws that an estimator can find")
    default void answersOnlyItsOwnFlaws() {
        for (var password : List.of("", "a", "password", "ሰላምሰላምሰላምሰላምሰላም", "🔑".repeat(20))) {
            assertThat(List.of(Flaw.PASSWORD_TOO_COMMON, Flaw.PASSWORD_TOO_EASY)).as(password)
                    .containsAll(strength().flawIn(password, List.of("")).stream().toList());
        }
    }
}
