package org.abri.contracts.sms;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.abri.application.sms.SmsTexts;
import org.abri.domain.account.Language;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Holds the words of SMS to their promise. */
public interface SmsTextsContract {
    /** What one segment takes 160 of (3GPP TS 23.038); of anything else it takes 70. */
    String GSM_7 =
            "@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !\"#¤%&'()*+,-./0123456789:;<=>?¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿"
                    + "abcdefghijklmnopqrstuvwxyzäöñüà";

    /** What an address ends with. */
    String LINK = "kadolimuperobatinuso";

    SmsTexts texts();

    @Test
    @DisplayName("AFF-2, ACC-7, AUT-6, SEC-4, REC-2, REC-3, MOD-1, END-6, REM-4: an SMS says who sends it, and the code as it is, in one segment, in every language, whatever the relay is called")
    default void oneSegment() {
        for (var tag : List.of("fr", "fr-BE", "en", "ti", "ar", "uk")) {
            for (var code : List.of("000000", "987654")) {
                for (var relay : List.of("Le Port", "L’Étape – Çà et là", "بيت الأمل", "x".repeat(20),
                        "ê".repeat(20), "🏠🏠", "")) {
                    assertIsOneSegment(texts().affiliationCode(new Language(tag), relay, code), code);
                }
                assertIsOneSegment(texts().activationCode(new Language(tag), code), code);
                assertIsOneSegment(texts().openingCode(new Language(tag), LINK, code), code);
                assertThat(texts().openingCode(new Language(tag), LINK, code)).contains(LINK);
                assertIsOneSegment(texts().recoveryCode(new Language(tag), code), code);
                assertIsOneSegment(texts().phoneCode(new Language(tag), code), code);
            }
            assertIsOneSegment(texts().passwordRecovered(new Language(tag)), "");
            assertIsOneSegment(texts().accountLocked(new Language(tag)), "");
            assertIsOneSegment(texts().accountUnlocked(new Language(tag)), "");
            assertIsOneSegment(texts().factorLost(new Language(tag)), "");
            assertIsOneSegment(texts().wayBackChanged(new Language(tag)), "");
            assertIsOneSegment(texts().factorChanged(new Language(tag)), "");
            assertIsOneSegment(texts().itemWithdrawn(new Language(tag)), "");
            assertIsOneSegment(texts().paperEnds(new Language(tag)), "");
            assertThat(texts().paperEnds(new Language(tag))).as("nothing of which").doesNotContain("{");
            assertIsOneSegment(texts().unusedAccount(new Language(tag), LocalDate.of(2076, 11, 28)), "2076");
            for (var place : List.of(Optional.<String> empty(), Optional.of("12, quai des Tilleuls"),
                    Optional.of("بيت الأمل".repeat(20)))) {
                assertIsOneSegment(texts().appointment(new Language(tag),
                        LocalDateTime.of(2026, 9, 23, 20, 45), place), "20:45");
                assertThat(texts().appointment(new Language(tag), LocalDateTime.of(2026, 9, 23, 20, 45),
                        place)).contains("23");
            }
            assertThat(texts().unusedAccount(new Language(tag), LocalDate.of(2077, 1, 9))).contains("09",
                    "01", "2077");
        }
    }

    @Test
    @DisplayName("AFF-2: whoever is asked for a code reads which relay asks")
    default void namesTheRelay() {
        for (var relay : List.of("Le Port", "Accueil des Lilas 12")) {
            assertThat(texts().affiliationCode(Language.FRENCH, relay, "123456")).contains(relay);
        }
    }

    @Test
    @DisplayName("REM-4: a reminder says when, and where if that is said and fits, and nothing of either that is not so")
    default void reminders() {
        var time = LocalDateTime.of(2026, 11, 30, 8, 15);
        assertThat(texts().appointment(Language.FRENCH, time, Optional.of("Quai 7"))).contains("30", "08:15",
                "Quai 7");
        var without = texts().appointment(Language.FRENCH, time, Optional.empty());
        assertThat(without).doesNotContain("Quai");
        assertThat(texts().appointment(Language.FRENCH, time, Optional.of("Quai ".repeat(60))))
                .isEqualTo(without);
        assertThat(texts().appointment(Language.FRENCH, time.plusDays(1), Optional.empty()))
                .isNotEqualTo(without);
    }

    private static void assertIsOneSegment(String text, String code) {
        assertThat(text).startsWith("Abri").contains(code).doesNotContain("{");
        var gsm = text.chars().allMatch(each -> GSM_7.indexOf(each) >= 0);
        assertThat(text.length()).as(text).isLessThanOrEqualTo(gsm ? 160 : 70);
    }

    @Test
    @DisplayName("AFF-2: the words are those of the person's language, whatever the machine speaks")
    default void notTheMachines() {
        var before = Locale.getDefault();
        var words = texts().affiliationCode(Language.FRENCH, "Le Port", "123456");
        var others = texts().activationCode(Language.FRENCH, "123456");
        Locale.setDefault(Locale.JAPANESE);
        try {
            assertThat(texts().affiliationCode(Language.FRENCH, "Le Port", "123456")).isEqualTo(words);
            assertThat(texts().activationCode(Language.FRENCH, "123456")).isEqualTo(others);
        } finally {
            Locale.setDefault(before);
        }
    }
}
