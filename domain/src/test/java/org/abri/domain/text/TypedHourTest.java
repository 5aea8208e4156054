package org.abri.domain.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalTime;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TypedHourTest {
    @ParameterizedTest
    @CsvSource({ "14:30, 14:30", "14h30, 14:30", "14 H 30, 14:30", "9h, 09:00", "9, 09:00", "09.05, 09:05",
            "00:00, 00:00", "23:59:00, 23:59", "٠٩:٣٠, 09:30", "' 8 h 15 min ', 08:15" })
    @DisplayName("REM-1: an hour is read as people write it: {0}")
    void read(String typed, LocalTime hour) {
        assertThat(TypedHour.read(typed)).isEqualTo(hour);
    }

    @ParameterizedTest
    @ValueSource(strings = { "", "midi", "24:00", "12:60", "-1", "1430", "12:3", "12:30:45", "2:30 pm" })
    @DisplayName("REM-1: what is no hour of a day is not guessed at: {0}")
    void none(String typed) {
        assertThatThrownBy(() -> TypedHour.read(typed)).isInstanceOf(InvalidValue.class);
    }
}
