package org.abri.domain.registration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.abri.domain.text.Flaw;
import org.abri.domain.text.InvalidValue;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SiretTest {
    @ParameterizedTest
    @ValueSource(
            strings = { "73282932000074", "732 829 320 00074", " 732.829.320-00074 ", "٧٣٢ ٨٢٩ ٣٢٠ ٠٠٠٧٤" })
    @DisplayName("REL-1: a SIRET is read as people write it, and shown as papers do")
    void typed(String typed) {
        assertThat(Siret.typed(typed).value()).isEqualTo("73282932000074");
        assertThat(Siret.typed(typed).shown()).isEqualTo("732 829 320 00074");
    }

    @ParameterizedTest
    @ValueSource(
            strings = { "73282932000075", "73282932000047", "7328293200007", "732829320000742", "732829320",
                    "7328293200007A", "FR73282932000" })
    @DisplayName("REL-1: one digit wrong, or two changed places, is none; nor is what is shorter, longer or of letters")
    void notOne(String typed) {
        assertFlaw(typed, Flaw.NOT_A_SIRET);
    }

    @Test
    @DisplayName("REL-1: nothing typed is missing")
    void missing() {
        assertFlaw("  ", Flaw.MISSING);
    }

    @Test
    @DisplayName("REL-1: offices of the post, whose numbers add up to fives, have one too; nobody else does")
    void post() {
        assertThat(Siret.typed("356 000 000 00001").value()).isEqualTo("35600000000001");
        assertThat(Siret.typed("356 000 000 00014").value()).as("by Luhn alone").isEqualTo("35600000000014");
        assertFlaw("35600000000002", Flaw.NOT_A_SIRET);
        assertFlaw("73282932000077", Flaw.NOT_A_SIRET);
    }

    private static void assertFlaw(String typed, Flaw flaw) {
        assertThatThrownBy(() -> Siret.typed(typed)).isInstanceOfSatisfying(InvalidValue.class,
                invalid -> assertThat(invalid.flaw()).isEqualTo(flaw));
    }
}
