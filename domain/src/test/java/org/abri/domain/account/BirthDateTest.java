package org.abri.domain.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.time.Year;
import java.util.List;
import org.abri.domain.text.Flaw;
import org.abri.domain.text.InvalidValue;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class BirthDateTest {
    private static final LocalDate TODAY = LocalDate.of(2026, 3, 10);

    @ParameterizedTest
    @ValueSource(strings = { "1990-02-28", "2000-02-29", "1880-01-01", "2026-03-10", " 1990-02-28 " })
    @DisplayName("A day that exists, from 1880 until today, is a birth date")
    void daysThatExist(String typed) {
        assertThat(BirthDate.typed(typed, TODAY).value()).isEqualTo(typed.strip());
    }

    @ParameterizedTest
    @CsvSource({ "1990-02-30,NOT_A_DATE", "1900-02-29,NOT_A_DATE", "1990-13-01,NOT_A_DATE",
            "30/02/1990,NOT_A_DATE", "1879-12-31,NOT_A_DATE", "1879,NOT_A_DATE", "29.2.1900,NOT_A_DATE",
            "12/03/90,NOT_A_DATE", "yesterday,NOT_A_DATE", "-1990-02-28,NOT_A_DATE",
            "12 brumaire 1990,NOT_A_DATE",
            "12/13/1990,NOT_A_DATE", "12,NOT_A_DATE", "199,NOT_A_DATE", "12/03/1990/1,NOT_A_DATE",
            "12/1990/03,NOT_A_DATE", "12345678,NOT_A_DATE", "2027,IN_THE_FUTURE", "04/2026,IN_THE_FUTURE",
            "11/03/2026,IN_THE_FUTURE",
            "2026-03-11,IN_THE_FUTURE", "9999-01-01,IN_THE_FUTURE",
            "'',MISSING", "'  ',MISSING" })
    @DisplayName("30 February, the day after today and the years before 1880 are none")
    void daysThatDoNot(String typed, Flaw flaw) {
        assertThatThrownBy(() -> BirthDate.typed(typed, TODAY)).isInstanceOfSatisfying(InvalidValue.class,
                thrown -> assertThat(thrown.flaw()).isEqualTo(flaw));
    }

    @ParameterizedTest
    @ValueSource(
            strings = { "12/03/1990", "12.3.1990", "12-03-1990", "12 03 1990", "12 / 3 / 1990", "12.03.1990.",
                    "1990/3/12", "1990-03-12", "12031990", "19900312", "12 mars 1990", "12 Mars 1990",
                    "March 12, 1990",
                    "12 March 1990", "12 марта 1990", "١٢/٠٣/١٩٩٠", "۱۲/۰۳/۱۹۹۰", "१२/०३/१९९०",
                    "\u202A12/03/1990\u202C",
                    "12\u201103\u20111990", "12\u00A0mars\u202F1990", "１２／０３／１９９０",
                    "12\u200F/03\u200F/1990" })
    @DisplayName("FIELD 14: a day is read as people write it, in the digits of any script")
    void asPeopleWrite(String typed) {
        assertThat(BirthDate.typed(typed, TODAY)).isEqualTo(new BirthDate(LocalDate.of(1990, 3, 12)));
    }

    @Test
    @DisplayName("FIELD 14: the first of a month, as French and English write it, and in May")
    void withOrdinals() {
        for (var typed : List.of("1er mai 1990", "1 mai 1990", "1st May 1990", "May 1st, 1990",
                "1 de mayo de 1990",
                "01/05/1990")) {
            assertThat(BirthDate.typed(typed, TODAY).value()).as(typed).isEqualTo("1990-05-01");
        }
    }

    @ParameterizedTest
    @CsvSource({ "1990,1990", "١٩٩٠,1990", "03/1990,1990-03", "3.1990,1990-03", "1990-03,1990-03",
            "mars 1990,1990-03",
            "00/00/1990,1990", "00/03/1990,1990-03", "1990-00-00,1990", "xx/xx/1990,1990",
            "??/03/1990,1990-03",
            "--/--/1990,1990", "2026,2026", "03/2026,2026-03" })
    @DisplayName("FIELD 14: of a birth of which only the year, or year and month, is known no more is kept")
    void knownInPart(String typed, String kept) {
        assertThat(BirthDate.typed(typed, TODAY).value()).isEqualTo(kept);
    }

    @Test
    @DisplayName("ACC-8: what is known in part may be all that it does not exclude, and nothing else")
    void mayBe() {
        var day = new BirthDate("1992-02-29");
        assertThat(day.mayBe(new BirthDate("1992"))).isTrue();
        assertThat(new BirthDate("1992-02").mayBe(new BirthDate("1992-03"))).isFalse();
        assertThat(day.year()).isEqualTo(Year.of(1992));
        for (var born : List.of(day, new BirthDate("1992-02"), new BirthDate("1992"),
                new BirthDate("1992-03"))) {
            for (var other : List.of(day, new BirthDate("1992-02-28"), new BirthDate("1992-02"),
                    new BirthDate("1992"),
                    new BirthDate("1993"))) {
                assertThat(born.mayBe(other)).as(born + " " + other).isEqualTo(other.mayBe(born))
                        .isEqualTo(born.soughtAs().stream().anyMatch(other.keptAs()::contains));
            }
        }
    }

    @Test
    @DisplayName("A birth date cannot be built around the check of 1880 either")
    void noWayAround() {
        assertThatThrownBy(() -> new BirthDate(LocalDate.of(1879, 12, 31))).isInstanceOf(InvalidValue.class);
        for (var value : List.of("1879", "1990-13", "1990-02-30", "90", "1990-1", "+1990", "1990-01-01x")) {
            assertThatThrownBy(() -> new BirthDate(value)).as(value).isInstanceOf(InvalidValue.class);
        }
    }
}
