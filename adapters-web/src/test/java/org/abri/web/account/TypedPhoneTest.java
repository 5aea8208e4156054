package org.abri.web.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.abri.domain.text.InvalidValue;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TypedPhoneTest {
    @ParameterizedTest
    @CsvSource({ "06 39 98 00 01, +33639980001", "06.39.98.00.01, +33639980001",
            "+33 6 39 98 00 01, +33639980001", "0033639980001, +33639980001",
            "+221 77 000 00 01, +221770000001" })
    @DisplayName("A phone number is read as people write it")
    void read(String typed, String number) {
        assertThat(TypedPhone.read(typed).value()).isEqualTo(number);
    }

    @ParameterizedTest
    @ValueSource(strings = { "12", "06 39 98 00", "0639980001x", "téléphone", "+0639980001" })
    @DisplayName("What is no phone number is refused")
    void refused(String typed) {
        assertThatThrownBy(() -> TypedPhone.read(typed)).isInstanceOf(InvalidValue.class);
    }
}
