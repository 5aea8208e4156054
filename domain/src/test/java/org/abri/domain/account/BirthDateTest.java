package org.abri.domain.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
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
            "28/02/1990,NOT_A_DATE", "1879-12-31,NOT_A_DATE",
            "1990-2-3,NOT_A_DATE", "yesterday,NOT_A_DATE", "-1990-02-28,NOT_A_DATE",
            "2026-03-11,IN_THE_FUTURE", "9999-01-01,IN_THE_FUTURE",
            "'',MISSING", "'  ',MISSING" })
    @DisplayName("30 February, the day after today and the years before 1880 are none")
    void daysThatDoNot(String typed, Flaw flaw) {
        assertThatThrownBy(() -> BirthDate.typed(typed, TODAY)).isInstanceOfSatisfying(InvalidValue.class,
                thrown -> assertThat(thrown.flaw()).isEqualTo(flaw));
    }

    @Test
    @DisplayName("A birth date cannot be built around the check of 1880 either")
    void noWayAround() {
        assertThatThrownBy(() -> new BirthDate(LocalDate.of(1879, 12, 31))).isInstanceOf(InvalidValue.class);
    }
}
