package org.abri.sms;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import org.abri.domain.account.Language;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SmsWordsTest {
    private static final String GSM_7 =
            "@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !\"#¤%&'()*+,-./0123456789:;<=>?¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿"
                    + "abcdefghijklmnopqrstuvwxyzäöñüà";

    private final SmsWords words = new SmsWords();

    @ParameterizedTest
    @ValueSource(strings = { "fr", "fr-BE", "en", "ti" })
    @DisplayName("AFF-2: the SMS with the code fits one segment, in every language, and names nobody")
    void oneSegment(String tag) {
        var text = words.affiliationCode(new Language(tag), "000000");
        var gsm = text.chars().allMatch(c -> GSM_7.indexOf(c) >= 0);
        assertThat(text.length()).as(text).isLessThanOrEqualTo(gsm ? 160 : 70);
        assertThat(text).contains("000000").startsWith("Abri").doesNotContainIgnoringCase("relais")
                .doesNotContainIgnoringCase("relay").doesNotContain("{");
    }

    @Test
    @DisplayName("AFF-2: whom Abri does not speak to in their language reads French, whatever the machine speaks")
    void french() {
        var machine = Locale.getDefault();
        Locale.setDefault(Locale.ENGLISH);
        try {
            assertThat(words.affiliationCode(new Language("ti"), "123456"))
                    .isEqualTo(words.affiliationCode(Language.FRENCH, "123456"))
                    .isNotEqualTo(words.affiliationCode(Language.ENGLISH, "123456"));
        } finally {
            Locale.setDefault(machine);
        }
    }
}
