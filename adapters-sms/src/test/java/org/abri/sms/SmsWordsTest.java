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
        assertThat(words.affiliationCode(new Language("ti"), "Le Port", "123456"))
                .isEqualTo(words.affiliationCode(Language.FRENCH, "Le Port", "123456"))
                .isNotEqualTo(words.affiliationCode(Language.ENGLISH, "Le Port", "123456"));
    }

    @Test
    @DisplayName("AFF-2: the relay is named as far as a phone's small alphabet can write it, and left out where it cannot")
    void asFarAsItsLettersGo() {
        for (var language : new Language[] { Language.FRENCH, Language.ENGLISH }) {
            assertThat(words.affiliationCode(language, "Le Port", "123456")).contains("Le Port");
            assertThat(words.affiliationCode(language, "L’Étape – Forêt", "123456"))
                    .contains("L'Étape - Foret");
            assertThat(words.affiliationCode(language, "Œuvre", "123456")).contains("OEuvre");
            var without = words.affiliationCode(language, "", "123456");
            for (var other : new String[] { "بيت الأمل", "🏠", "ገዛ", "{code}" }) {
                assertThat(words.affiliationCode(language, other, "123456")).isEqualTo(without);
            }
        }
    }
}
