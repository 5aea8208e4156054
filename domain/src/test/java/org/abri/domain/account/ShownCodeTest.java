package org.abri.domain.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.abri.domain.text.InvalidValue;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ShownCodeTest {
    @ParameterizedTest
    @ValueSource(strings = { "kado-limu", "KADO LIMU", " kadolimu\n", "k a d o l i m u", "ｋado limu",
            "\u202Akado-limu\u202C" })
    @DisplayName("AFF-4: a code that is shown is read however it is typed or pasted, and shown in two groups")
    void typed(String typed) {
        assertThat(ShownCode.typed(typed).shown()).isEqualTo("kado-limu");
    }

    @ParameterizedTest
    @ValueSource(strings = { "", " ", "kado", "kado-limu-pero", "kadolim1", "aaaaaaaa", "468836" })
    @DisplayName("AFF-4: anything else is no code")
    void notOne(String typed) {
        assertThatThrownBy(() -> ShownCode.typed(typed)).isInstanceOf(InvalidValue.class);
    }

    @Test
    @DisplayName("AFF-4: it lives ten minutes, and is in no text that somebody logs")
    void life() {
        assertThat(ShownCode.LIFE).isEqualTo(Duration.ofMinutes(10));
        assertThat(ShownCode.typed("kado-limu")).hasToString("ShownCode[…]");
    }
}
