package org.abri.sms;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Method;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.abri.application.sms.SmsTexts;
import org.abri.contracts.sms.SmsTextsContract;
import org.abri.domain.account.Language;
import org.abri.domain.sms.Segment;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class SmsWordsTest implements SmsTextsContract {
    private final SmsWords words = new SmsWords("https://coffre.exemple.org");

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

    /** What stands in the texts, by the names of the ports' parameters, in its longest forms. */
    private static final Map<String,
            List<?>> LONGEST = Map.of("time",
                    List.of(LocalDateTime.of(2026, 9, 30, 20, 38), LocalDateTime.of(2026, 2, 1, 8, 5)),
                    "place", List.of(Optional.empty(), Optional.of("12, quai des Tilleuls"),
                            Optional.of("œ’".repeat(100)), Optional.of("بيت الأمل"), Optional.of("{day}")),
                    "lastDay", List.of(LocalDate.of(2076, 12, 28)), "code",
                    List.of("888888", "000000"), "link",
                    List.of("kadolimuperobatinuso"), "relay",
                    List.of("", "W".repeat(20),
                            "Ê".repeat(20), "€".repeat(20), "œ".repeat(20), "’".repeat(20), "[".repeat(20),
                            "ع".repeat(20), "🏠".repeat(10), "ﬃ".repeat(20)));

    @Test
    @DisplayName("REM-4, OPS-4: every text that the service has, in every language, with the longest that can stand in it, is one segment")
    void everyTextIsOneSegment() throws ReflectiveOperationException {
        var counted = 0;
        for (var text : SmsTexts.class.getMethods()) {
            for (var tag : List.of("fr", "en", "ti")) {
                for (var arguments : arguments(text, new Language(tag))) {
                    var written = (String) text.invoke(words, arguments.toArray());
                    assertThat(Segment.holds(written)).as(text.getName() + " in " + tag + ": " + written)
                            .isTrue();
                    assertThat(Segment.of(written)).as(written).isEqualTo(Segment.GSM_7);
                    counted++;
                }
            }
        }
        assertThat(counted).isGreaterThan(3 * SmsTexts.class.getMethods().length);
    }

    private static List<List<Object>> arguments(Method text, Language language) {
        var all = List.of(List.<Object> of());
        for (var parameter : text.getParameters()) {
            var values = parameter.getType() == Language.class ? List.of(language)
                    : LONGEST.get(parameter.getName());
            assertThat(values).as("how long can " + parameter.getName() + " be?").isNotNull();
            all = all.stream().flatMap(some -> values.stream()
                    .map(value -> Stream.concat(some.stream(), Stream.<Object> of(value)).toList())).toList();
        }
        return all;
    }

    @Test
    @DisplayName("REM-4: a reminder says day and hour in the person's language, without a signal of what it is; the place stands there if it fits")
    void remindersInWords() {
        var time = LocalDateTime.of(2026, 12, 1, 9, 5);
        assertThat(words.appointment(Language.FRENCH, time, Optional.empty()))
                .isEqualTo("Abri : votre rendez-vous est le mardi 1er décembre à 09:05.");
        assertThat(words.appointment(Language.ENGLISH, time, Optional.of("12, quai des Tilleuls")))
                .isEqualTo(
                        "Abri: your appointment is on Tuesday 1 December at 09:05. Place: 12, quai des Tilleuls");
        assertThat(
                words.appointment(Language.FRENCH, LocalDateTime.of(2027, 8, 20, 14, 30), Optional.empty()))
                        .contains("vendredi 20 aout à 14:30");
        assertThat(words.appointment(new Language("ti"), time, Optional.of("x".repeat(200))))
                .isEqualTo(words.appointment(Language.FRENCH, time, Optional.empty()));
    }

    @Test
    @DisplayName("ACC-7: the address stands whole at the end, in one segment, however long the service's own is")
    void openings() {
        for (var language : new Language[] { Language.FRENCH, Language.ENGLISH }) {
            assertThat(words.openingCode(language, "kadolimuperobatinuso", "123456")).contains(" 123456")
                    .endsWith(" https://coffre.exemple.org/o/kadolimuperobatinuso");
            var far = "https://" + "coffre-numerique.".repeat(5) + "example";
            assertThat(new SmsWords(far).openingCode(language, "kadolimuperobatinuso", "123456"))
                    .contains(" 123456 ").endsWith(" " + far + "/o/kadolimuperobatinuso")
                    .hasSizeLessThanOrEqualTo(160);
        }
    }
}
