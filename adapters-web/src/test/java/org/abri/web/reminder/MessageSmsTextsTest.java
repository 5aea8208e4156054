package org.abri.web.reminder;

import static org.assertj.core.api.Assertions.assertThat;

import org.abri.domain.account.Language;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MessageSmsTextsTest {
    private static final String GSM_7 =
            "@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !\"#¤%&'()*+,-./0123456789:;<=>?¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿"
                    + "abcdefghijklmnopqrstuvwxyzäöñüà";

    @ParameterizedTest
    @ValueSource(strings = { "fr", "en", "ti" })
    @DisplayName("AFF-2: the SMS with the code fits one segment, in every language, and names nobody")
    void oneSegment(String tag) {
        var text = new MessageSmsTexts().affiliationCode(new Language(tag), "000000");
        var gsm = text.chars().allMatch(c -> GSM_7.indexOf(c) >= 0);
        assertThat(text.length()).as(text).isLessThanOrEqualTo(gsm ? 160 : 70);
        assertThat(text).contains("000000").startsWith("Abri").doesNotContainIgnoringCase("relais")
                .doesNotContainIgnoringCase("relay");
    }
}
