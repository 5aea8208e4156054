package org.abri.domain.account;

import static org.assertj.core.api.Assertions.assertThat;

import java.text.Normalizer;
import java.util.Optional;
import org.abri.domain.text.Flaw;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PasswordRulesTest {
    private static final Username USERNAME = new Username("bado-riku-mena");
    private static final PersonName NAME = new PersonName("Aïssatou", "Li");

    private static Optional<Flaw> flawIn(String typed) {
        return PasswordRules.flawIn(typed, USERNAME, NAME);
    }

    @ParameterizedTest
    @ValueSource(strings = { "quinze lettres!", "five simple words are fine", "كلمة السر الطويلة جدا",
            "😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀", "               ",
            "111111111111111" })
    @DisplayName("AUT-1: fifteen code points of whatever kind may be chosen, spaces and every script included")
    void lengthCountsAndCompositionDoesNot(String typed) {
        assertThat(flawIn(typed)).isEmpty();
    }

    @Test
    @DisplayName("AUT-1: fourteen code points are too few and 129 too many; nothing is cut off")
    void shortestAndLongest() {
        assertThat(flawIn("x".repeat(14))).contains(Flaw.PASSWORD_TOO_SHORT);
        assertThat(flawIn("x".repeat(15))).isEmpty();
        assertThat(flawIn("x".repeat(128))).isEmpty();
        assertThat(flawIn("x".repeat(129))).contains(Flaw.PASSWORD_TOO_LONG);
        assertThat(flawIn("")).contains(Flaw.MISSING);
        assertThat(PasswordRules.normal("x".repeat(200))).hasSize(200);
    }

    @Test
    @DisplayName("AUT-1: length is counted in code points after NFC, not in bytes or chars")
    void codePointsAfterNfc() {
        var accented = "e\u0301";
        assertThat(flawIn(accented.repeat(14))).contains(Flaw.PASSWORD_TOO_SHORT);
        assertThat(flawIn(accented.repeat(15))).isEmpty();
        assertThat(flawIn(accented.repeat(128))).isEmpty();
        assertThat(flawIn("😀".repeat(14))).contains(Flaw.PASSWORD_TOO_SHORT);
        assertThat(flawIn("😀".repeat(128))).isEmpty();
        assertThat(PasswordRules.normal(accented)).isEqualTo("é");
    }

    @Test
    @DisplayName("AUT-1: a password typed on another keyboard, composed otherwise, is the same password")
    void composedOtherwiseIsTheSame() {
        var decomposed = Normalizer.normalize("l'été à la montagne", Normalizer.Form.NFD);
        assertThat(PasswordRules.normal(decomposed)).isEqualTo(PasswordRules.normal("l'été à la montagne"));
        assertThat(PasswordRules.normal(" keeps  its spaces ")).isEqualTo(" keeps  its spaces ");
    }

    @ParameterizedTest
    @ValueSource(strings = { "bado-riku-mena and more", "BADO RIKU MENA and more", "xx badorikumena xx" })
    @DisplayName("AUT-2: the username is refused, however it is spelt")
    void usernameIsRefused(String typed) {
        assertThat(flawIn(typed)).contains(Flaw.PASSWORD_CONTAINS_USERNAME);
    }

    @ParameterizedTest
    @ValueSource(strings = { "aïssatou loves tea", "AISSATOU loves tea", "a.i.s.s.a.t.o.u tea" })
    @DisplayName("AUT-2: the person's own name is refused, with or without accents")
    void ownNameIsRefused(String typed) {
        assertThat(flawIn(typed)).contains(Flaw.PASSWORD_CONTAINS_NAME);
    }

    @Test
    @DisplayName("AUT-2: a name of two letters is in too many words to be refused")
    void shortNamesAreNotLookedFor() {
        assertThat(flawIn("little lilies live")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = { "abri abri abri abri", "Abri-2026-2027-x", "!!!! A B R I !!!!", "abriabriabri1234" })
    @DisplayName("AUT-2: the service's name with little else is refused")
    void serviceNameIsRefused(String typed) {
        assertThat(flawIn(typed)).contains(Flaw.PASSWORD_CONTAINS_SERVICE_NAME);
    }

    @ParameterizedTest
    @ValueSource(
            strings = { "fabrique du pain chaud", "le fabricant de chaises", "les abricots de la voisine" })
    @DisplayName("AUT-2: words that hold the service's name by chance may be chosen")
    void wordsThatHoldItByChance(String typed) {
        assertThat(flawIn(typed)).isEmpty();
    }
}
