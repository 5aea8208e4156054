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
    @ValueSource(strings = { "٣", "12", "😀", "-", "'", "ʼ", "( )", "...", "\u0F0B", "\u0301", "&" })
    @DisplayName("FIELD 13: what has no letter is no name")
    void withoutLettersIsRefused(String name) {
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
    @ValueSource(
            strings = { "བསྟན་འཛིན", "Ben Saïd (née Diallo)", "N'Dri, dit « Papa »", "Jean 2", "Louis XIV",
                    "Ahmed/Mohamed", "M. & Mme", "O´Brien", "Nguyễn", "ፍቕርተ፡ሓጎስ", "၁ မောင်",
                    "D'Arc (de) [épouse Roy]", "El_Amin" })
    @DisplayName("FIELD 13: a name is what papers say, with brackets, tshegs, digits and signs")
    void asPapersSay(String name) {
        assertThat(PersonName.part(name)).isEqualTo(Normalizer.normalize(name, Normalizer.Form.NFC));
    }

    @Test
    @DisplayName("FIELD 13: some people have one name only; it is the same name in either place")
    void oneNameOnly() {
        var given = new PersonName("བསྟན་འཛིན", " ");
        var family = new PersonName("", "བསྟན་འཛིན");
        assertThat(given.full()).isEqualTo(family.full()).isEqualTo("བསྟན་འཛིན");
        assertThat(given.calledBy()).isEqualTo(family.calledBy()).isEqualTo("བསྟན་འཛིན");
        assertThat(given.comparable()).isEqualTo(family.comparable());
        assertThat(new PersonName("Awa", "").comparable())
                .isNotEqualTo(new PersonName("Awa", "Diallo").comparable());
    }

    @ParameterizedTest
    @CsvSource({ "'',''", "' ',' '", "'\u0000',''", "'\u202E',' '" })
    @DisplayName("A person has a name, and it is not made of nothing that can be read")
    void oneNameIsNeeded(String given, String family) {
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
