package org.abri.domain.relay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.abri.domain.account.PersonName;
import org.abri.domain.relay.PastedNames.Line;
import org.abri.domain.relay.PastedNames.Problem;
import org.abri.domain.text.InvalidValue;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PastedNamesTest {
    @ParameterizedTest
    @ValueSource(strings = { "Lucie\tMoreau\nHugo\tBlanc", "Lucie;Moreau\r\nHugo;Blanc\r\n",
            "Lucie, Moreau\n\n \nHugo, Blanc", "\"Lucie\";\"Moreau\"\n;;\n\"Hugo\";\"Blanc\";;",
            "Lucie Moreau\nHugo   Blanc\n", "Prénom\tNom\nLucie\tMoreau\nHugo\tBlanc",
            "nom;prénom\nMoreau;Lucie\nBlanc;Hugo", "« Lucie »\tMoreau\t\t\nHugo\t“Blanc”" })
    @DisplayName("ACC-4: names are read as people paste them: tabs, semicolons, commas, quotes, blank lines, with or without what the columns are")
    void asPasted(String pasted) {
        var read = PastedNames.read(pasted, false);
        assertThat(read.isGood()).as(read.toString()).isTrue();
        assertThat(read.names()).containsExactly(new PersonName("Lucie", "Moreau"),
                new PersonName("Hugo", "Blanc"));
    }

    @Test
    @DisplayName("ACC-4: names of several words, of one name only, in any script, family name first when it is said so")
    void anyName() {
        assertThat(PastedNames.read("Jean Baptiste;Le Goff de l’Étang\n;Suharto\nأمينة;بن عبد الله", false)
                .names())
                        .containsExactly(new PersonName("Jean Baptiste", "Le Goff de l’Étang"),
                                new PersonName("", "Suharto"), new PersonName("أمينة", "بن عبد الله"));
        assertThat(PastedNames.read("LE GOFF;Jean Baptiste", true).names())
                .containsExactly(new PersonName("Jean Baptiste", "LE GOFF"));
    }

    @Test
    @DisplayName("ACC-4: what is wrong is told by the number of its line as it was pasted, each line for itself")
    void problems() {
        var read = PastedNames.read("Lucie;Moreau\n\nLucie Anne Moreau\n12;34\n" + "x".repeat(101)
                + ";Long\nHugo;Blanc;06 39 98 00 01\nLUCIE;Moréau\nHugo", false);
        assertThat(read.isGood()).isFalse();
        assertThat(read.lines().stream().filter(line -> line.problem().isPresent()))
                .extracting(Line::number, line -> line.problem().orElseThrow())
                .containsExactly(tuple(3, Problem.NOT_TWO_NAMES),
                        tuple(4, Problem.NOT_A_NAME),
                        tuple(5, Problem.TOO_LONG),
                        tuple(6, Problem.NOT_TWO_NAMES),
                        tuple(7, Problem.TWICE),
                        tuple(8, Problem.NOT_TWO_NAMES));
    }

    @Test
    @DisplayName("ACC-4: whoever works there already is told by line, however they are written")
    void there() {
        var read = PastedNames.read("Lucie;Moreau\nHugo;Blanc", false)
                .besides(List.of(new PersonName("lucie", "MORÉAU")));
        assertThat(read.lines()).extracting(line -> line.problem().orElse(null))
                .containsExactly(Problem.THERE_ALREADY, null);
        assertThat(read.isGood()).isFalse();
    }

    @Test
    @DisplayName("ACC-4: thirty at once and no more; nothing, or only blank lines, is missing")
    void howMany() {
        assertThat(pasted(PastedNames.MOST).isGood()).isTrue();
        var more = pasted(PastedNames.MOST + 1);
        assertThat(more.isGood()).isFalse();
        assertThat(more.lines().getLast().problem()).contains(Problem.ONE_TOO_MANY);
        assertThat(more.lines().get(PastedNames.MOST - 1).problem()).isEmpty();
        assertThatThrownBy(() -> PastedNames.read(" \n ", false)).isInstanceOf(InvalidValue.class);
        assertThat(PastedNames.read(";;\n;", false).isGood()).isFalse();
        assertThatThrownBy(() -> PastedNames.read("x".repeat(PastedNames.LONGEST + 1), false))
                .isInstanceOf(InvalidValue.class);
    }

    private static PastedNames pasted(int count) {
        return PastedNames.read(IntStream.range(0, count)
                .mapToObj(i -> "Ada" + (char) ('a' + i % 26) + (i / 26 == 0 ? "" : "b") + ";Nord")
                .collect(Collectors.joining("\n")), false);
    }
}
