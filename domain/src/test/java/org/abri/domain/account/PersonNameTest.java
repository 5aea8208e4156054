package org.abri.domain.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.text.Normalizer;
import org.abri.domain.text.Flaw;
import org.abri.domain.text.InvalidValue;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PersonNameTest {
    @ParameterizedTest
    @ValueSource(strings = { "Awa", "Jean-Pierre", "O'Brien", "N’Diaye", "d’Almeida e Sousa", "Núñez", "Đặng",
            "Nguyễn Thị", "محمد", "عبد الرحمن",
            "سيّد", "ገብረመድህን", "ሰላም", "李", "Владимир", "Μαρία", "அருண்", "St. John", "Ǹǹéǹ",
            "می\u200Cخواهم" })
    @DisplayName("Names are kept in every script, with the hyphens, apostrophes, marks and spaces that belong to them")
    void namesAreKept(String name) {
        assertThat(new PersonName(name, name)).isEqualTo(new PersonName(name, name));
        assertThat(PersonName.part(name)).isEqualTo(Normalizer.normalize(name, Normalizer.Form.NFC));
        assertThat(new PersonName(name, "Diallo").full()).endsWith(" Diallo");
    }

    @ParameterizedTest
    @ValueSource(strings = { "R2D2", "Awa1", "٣", "<b>", "Awa; drop", "a@b", "Awa 😀", "😀", "-", "'", "/etc",
            "Awa\\", "&amp;", "=cmd()" })
    @DisplayName("Digits and signs are no part of a name")
    void digitsAndSignsAreRefused(String name) {
        flawed(name, Flaw.NOT_A_NAME);
    }

    @Test
    @DisplayName("A name of 300 characters is refused, one of 100 is not; letters count, not bytes")
    void namesAreNotEndless() {
        flawed("a".repeat(300), Flaw.TOO_LONG);
        flawed("م".repeat(101), Flaw.TOO_LONG);
        assertThat(PersonName.part("م".repeat(PersonName.LONGEST))).hasSize(PersonName.LONGEST);
        assertThat(PersonName.part("𞤀".repeat(PersonName.LONGEST))).hasSize(2 * PersonName.LONGEST);
    }

    @ParameterizedTest
    @CsvSource({ "'',''", "' ',x", "x,' '", "'\u0000',x", "'\u202E',x" })
    @DisplayName("Neither name may be missing, nor be made of nothing that can be read")
    void bothNamesAreNeeded(String given, String family) {
        assertThatThrownBy(() -> new PersonName(given, family)).isInstanceOfSatisfying(InvalidValue.class,
                thrown -> assertThat(thrown.flaw()).isEqualTo(Flaw.MISSING));
    }

    @Test
    @DisplayName("Control and reordering characters vanish, spaces around are cut, accents are composed")
    void namesAreCleaned() {
        assertThat(new PersonName("  A\u0000w\u202Ea ", "Ne\u0301e")).isEqualTo(new PersonName("Awa", "Née"));
    }

    @Test
    @DisplayName("ACC-8: case, accents, spaces, apostrophes and hyphens do not make another person")
    void comparable() {
        assertThat(new PersonName("Anne-Zoé", "O'Brien").comparable())
                .isEqualTo(new PersonName("ANNE ZOE", "o ʼbrien").comparable())
                .isNotEqualTo(new PersonName("Anne", "Zoé O'Brien").comparable());
    }

    private static void flawed(String name, Flaw flaw) {
        assertThatThrownBy(() -> PersonName.part(name)).isInstanceOfSatisfying(InvalidValue.class,
                thrown -> assertThat(thrown.flaw()).isEqualTo(flaw));
    }
}
