package org.abri.domain.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WordsTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|',
            value = { "sejour | Titre de SÉJOUR, valable", "val titre | Titre de séjour (valable)",
                    "jeanbaptiste | de Jean-Baptiste, né", "baptiste | de Jean-Baptiste, né",
                    "12/03/2024 | le 12/03/2024.", "2024 | le 12/03/2024.",
                    "0639980001 | Tél. : 06 39 98 00 01",
                    "39980001 | Tél. : 06 39 98 00 01", "FR7630004000 | IBAN FR76 3000 4000 0312",
                    "محمد | السيد مُحَمَّد علي", "小明 | 我的名字是王小明。", "ስም | ስምዖን ተስፋዬ" })
    @DisplayName("FIELD: beginnings of words find a text in any order, and numbers in groups in one piece, in any script")
    void found(String typed, String text) {
        assertThat(Sought.of(typed).isIn(Words.of(List.of(text)))).isTrue();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = { "jour | Titre de séjour", "titre x | Titre de séjour", "% | Titre",
            "0639 | né en 06 ou en 39", "639980001 | 06 39 98 00 01" })
    @DisplayName("FIELD: what no word begins with finds no text")
    void notFound(String typed, String text) {
        assertThat(Sought.of(typed).isIn(Words.of(List.of(text)))).isFalse();
    }

    @Test
    @DisplayName("FIELD: words are found in a name and in the text together")
    void together() {
        var words = Words.of(List.of("loyer de mars", "payé"));
        assertThat(Sought.of("quitt loyer pay").isIn(words, "Quittance")).isTrue();
        assertThat(Sought.of("quitt loyer avril").isIn(words, "Quittance")).isFalse();
        assertThat(Sought.of("quitt").isIn(Words.NONE, "Quittance")).isTrue();
        assertThat(Sought.NOTHING.isIn(Words.NONE)).isTrue();
    }

    @Test
    @DisplayName("LAW-4: of a text its words are kept, each once, and not what it says")
    void notTheText() {
        assertThat(Words.of(List.of("Zoé voit Awa. Awa voit Zoé.")).joined()).isEqualTo(" awa voit zoe");
    }

    @Test
    @DisplayName("UPL-2: however long a text is, a bounded number of words is kept, whole ones before numbers in pieces")
    void longTexts() {
        var numbers = "12 34 ".repeat(100_000);
        assertThat(Words.of(List.of(numbers)).joined()).hasSizeLessThan(1_000);
        var many = IntStream.range(0, 200_000).mapToObj(i -> "mot" + i).collect(Collectors.joining(" "));
        assertThat(Words.of(List.of(many)).joined()).hasSizeBetween(100_000, Words.LONGEST);
        assertThat(Sought.of("secret").isIn(Words.of(List.of("x".repeat(1 << 20) + " secret")))).isTrue();
        assertThat(Words.of(List.of("a" + "\u0301".repeat(1 << 20))).joined()).hasSizeLessThan(20);
        assertThat(Words.of(List.of("", " ", "… — !"))).isEqualTo(Words.NONE);
        assertThatThrownBy(() -> new Words("a".repeat(Words.LONGEST + 1)))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
