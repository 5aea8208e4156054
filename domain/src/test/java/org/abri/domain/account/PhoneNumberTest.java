package org.abri.domain.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.abri.domain.text.Flaw;
import org.abri.domain.text.InvalidValue;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PhoneNumberTest {
    @ParameterizedTest
    @ValueSource(strings = { "+33639980001", "+262692123456", "+1234567", "+123456789012345" })
    @DisplayName("A number in E.164 form is kept as it is")
    void e164IsKept(String number) {
        assertThat(new PhoneNumber(number).value()).isEqualTo(number);
    }

    @ParameterizedTest
    @ValueSource(strings = { "", "0639980001", "+0639980001", "+33 6 39 98 00 01", "33639980001", "+123456",
            "+1234567890123456", "+3363998000x",
            "+٣٣٦٣٩٩٨٠٠٠١", "+33639980001\n", "+33639980001,+33639980002" })
    @DisplayName("Anything else is no number: nothing that dials two people, nor other digits")
    void theRestIsRefused(String number) {
        assertThatThrownBy(() -> new PhoneNumber(number)).isInstanceOfSatisfying(InvalidValue.class,
                thrown -> assertThat(thrown.flaw()).isEqualTo(Flaw.NOT_A_PHONE_NUMBER));
    }
}
