package org.abri.domain.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.abri.domain.text.Flaw;
import org.abri.domain.text.InvalidValue;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class UsernameTest {
    @ParameterizedTest
    @ValueSource(strings = { "bado-riku-mena", "BADO-RIKU-MENA", "Bado Riku Mena", "badorikumena",
            "  bado-riku-mena\n", "bado.riku_mena",
            "ba do ri ku me na", "\u202Abado\u2011riku\u2011mena\u202C", "bado\u00A0riku\u200Bmena",
            "BADO-RİKU-MENA",
            "ｂａｄｏ－ｒｉｋｕ－ｍｅｎａ", "bado–riku—mena.", "« bado riku mena »" })
    @DisplayName("ACC-2: capitals, spaces and missing or other hyphens are forgiven")
    void isReadLeniently(String typed) {
        assertThat(Username.typed(typed)).isEqualTo(new Username("bado-riku-mena"));
    }

    @ParameterizedTest
    @ValueSource(strings = { "bado-riku", "bado-riku-mena-x", "bado-riku-men4", "bádo-riku-mena",
            "bado-riku-ме\u043Dа", "1990-02-28xy" })
    @DisplayName("ACC-2: anything but three groups of four plain letters is no username: no birth date fits in one")
    void hasOneShape(String typed) {
        assertThatThrownBy(() -> Username.typed(typed)).isInstanceOfSatisfying(InvalidValue.class,
                thrown -> assertThat(thrown.flaw()).isEqualTo(Flaw.NOT_A_USERNAME));
        assertThatThrownBy(() -> new Username(typed)).isInstanceOf(InvalidValue.class);
    }

    @ParameterizedTest
    @ValueSource(strings = { "", "   ", "\t\n" })
    @DisplayName("ACC-2: nothing typed is told from something wrong")
    void nothingTypedIsMissing(String typed) {
        assertThatThrownBy(() -> Username.typed(typed)).isInstanceOfSatisfying(InvalidValue.class,
                thrown -> assertThat(thrown.flaw()).isEqualTo(Flaw.MISSING));
    }

    @Test
    @DisplayName("ACC-2: it is made of syllables that are easy to say, and long enough not to be guessed")
    void isSayable() {
        assertThat(Username.CONSONANTS).doesNotContain("q", "x", "c", "y", "h", "w", "g", "j")
                .doesNotContainPattern("[aeiou]");
        assertThat(Math.pow(Username.CONSONANTS.length() * Username.VOWELS.length(), Username.SYLLABLES))
                .isGreaterThan(1e10);
        assertThat(Username.ofLetters("badorikumena").value()).isEqualTo("bado-riku-mena")
                .hasToString("bado-riku-mena");
    }

    @Test
    @DisplayName("G-2: what is far too long for a username is measured first")
    void endless() {
        for (var typed : new String[] { "a".repeat(300_000), "\u0301".repeat(100_000), "-".repeat(300_000),
                "bado-riku-mena" + "\u0301".repeat(31) }) {
            assertThatThrownBy(() -> Username.typed(typed)).isInstanceOf(InvalidValue.class);
        }
    }

    @Test
    @DisplayName("The complaint about a value never repeats the value")
    void theComplaintDoesNotRepeatTheValue() {
        assertThatThrownBy(() -> Username.typed("my secret phrase")).hasMessageNotContaining("secret");
    }
}
