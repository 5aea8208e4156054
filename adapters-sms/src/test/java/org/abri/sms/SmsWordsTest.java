package org.abri.sms;

import static org.assertj.core.api.Assertions.assertThat;

import org.abri.application.sms.SmsTexts;
import org.abri.contracts.sms.SmsTextsContract;
import org.abri.domain.account.Language;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class SmsWordsTest implements SmsTextsContract {
    private final SmsWords words = new SmsWords();

    @Override
    public SmsTexts texts() {
        return words;
    }

    @Test
    @DisplayName("AFF-2: whom Abri does not speak to in their language reads French")
    void french() {
        assertThat(words.affiliationCode(new Language("ti"), "123456"))
                .isEqualTo(words.affiliationCode(Language.FRENCH, "123456"))
                .isNotEqualTo(words.affiliationCode(Language.ENGLISH, "123456"));
    }

    @Test
    @DisplayName("AFF-2: the SMS names no relay: phones are shared, and lost")
    void namesNobody() {
        for (var language : new Language[] { Language.FRENCH, Language.ENGLISH }) {
            assertThat(words.affiliationCode(language, "123456")).doesNotContainIgnoringCase("relais")
                    .doesNotContainIgnoringCase("relay");
        }
    }
}
