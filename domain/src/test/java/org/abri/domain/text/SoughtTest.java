package org.abri.domain.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SoughtTest {
    @ParameterizedTest
    @CsvSource({ "dia ami, Amina Diallo", "AMINA, Amina Diallo", "a, Amina Diallo", "helene, Hélène Ba",
            "Hélène, Helene Ba", "roche la, Jean-Baptiste de La Rochefoucauld",
            "jeanbaptiste, Jean-Baptiste Ly",
            "obrien, Sean O’Brien", "o'brien, Sean O’Brien", "nguyen, Nguyễn Thị Hoa",
            "خطيب, عبد الرحمن خطيب",
            "محمد, مُحَمَّد علي", "олекс, Олександра Коваленко", "ስም, ስምዖን ተስፋዬ",
            "12, Facture 2024 12", "ﬁche, Fiche de paie" })
    @DisplayName("FIELD: beginnings of words find a name in any order, without case, accents or vowel points, in any script")
    void found(String typed, String name) {
        assertThat(Sought.of(typed).isIn(name)).isTrue();
    }

    @ParameterizedTest
    @CsvSource({ "mina, Amina Diallo", "amina ba, Amina Diallo", "%, Amina Diallo", "_, Amina Diallo",
            "*, Amina Diallo",
            "a%o, Amina Diallo", "a_ina, Amina Diallo", "*mina, Amina Diallo" })
    @DisplayName("FIELD: what is in no name finds nothing, and no sign stands for others")
    void notFound(String typed, String name) {
        assertThat(Sought.of(typed).isIn(name)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = { "", " ", "\t\n", "\u200b", "\u00a0" })
    @DisplayName("FIELD: to look for nothing finds everything")
    void nothing(String typed) {
        assertThat(Sought.of(typed)).isEqualTo(Sought.NOTHING);
        assertThat(Sought.of(typed).isIn("Amina")).isTrue();
    }

    @Test
    @DisplayName("G-2: however much is typed, little is looked for")
    void muchTyped() {
        assertThat(Sought.of("a ".repeat(100_000)).typed()).hasSizeLessThanOrEqualTo(Sought.LONGEST);
        assertThat(Sought.of("a" + "\u0301".repeat(100_000)).isIn("Anna")).isTrue();
        assertThat(Sought.of("amina ".repeat(40)).isIn("Amina")).isTrue();
    }

    @Test
    @DisplayName("FIELD: words are found in several names together")
    void together() {
        assertThat(Sought.of("dia ami").isIn("Amina", "Diallo")).isTrue();
        assertThat(Sought.of("dia ami").isIn("Amina", "")).isFalse();
    }
}
