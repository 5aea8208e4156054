package org.abri.domain.account;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.abri.domain.text.Flaw;
import org.abri.domain.text.InvalidValue;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class ActivationCodeTest {
    @Test
    @DisplayName("AUT-6: a code is read as people copy it: in groups or not, in capitals, from a paper or an SMS")
    void typed() {
        for (var typed : List.of("kado-limu-pero-bati-nuso", "KADO LIMU PERO BATI NUSO",
                " kadolimuperobatinuso ", "kado–limu–pero–bati–nuso\u200b", "ｋａｄｏ limu pero bati nuso")) {
            assertThat(ActivationCode.typed(typed)).isEqualTo("kadolimuperobatinuso");
        }
        for (var typed : List.of("468 836", "468-836", "٤٦٨٨٣٦")) {
            assertThat(ActivationCode.typed(typed)).isEqualTo("468836");
        }
    }

    @Test
    @DisplayName("AUT-6: what is no code is no try")
    void notTyped() {
        assertThat(InvalidValue.in(() -> ActivationCode.typed("  "))).contains(Flaw.MISSING);
        for (var typed : List.of("kado-limu-pero-bati", "kado-limu-pero-bati-nusox",
                "aeio-aeio-aeio-aeio-aeio",
                "46883", "4688367", "cinq tortues devant la gare", "x".repeat(10_000))) {
            assertThat(InvalidValue.in(() -> ActivationCode.typed(typed))).as(typed).isPresent();
        }
    }

    @Test
    @DisplayName("AUT-6: a password like a code is refused, however it is written: whoever handed one over would know it")
    void passwords() {
        var person = new KnownOfPerson(Username.typed("bado-riku-mena"), new PersonName("Inès", "Carvalho"),
                Optional.empty(), Optional.empty(), List.of());
        for (var password : List.of("kado-limu-pero-bati-nuso", "Kado Limu Pero Bati Nuso",
                "kadolimuperobatinuso")) {
            assertThat(PasswordRules.flawIn(password, person)).contains(Flaw.PASSWORD_LIKE_A_CODE);
        }
        for (var password : List.of("cinq tortues devant la gare", "kado-limu-pero-bati-nuso et plus",
                "é".repeat(100) + " " + "a".repeat(27))) {
            assertThat(PasswordRules.flawIn(password, person)).isEmpty();
        }
    }
}
