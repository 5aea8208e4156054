package org.abri.web.face;

import static org.assertj.core.api.Assertions.assertThat;

import com.ibm.icu.text.MessageFormat;
import com.ibm.icu.util.ULocale;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.abri.domain.account.Language;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SentenceTest {
    private static final String PEOPLE = "{0, plural, =0 {Personne} one {# personne} other {# personnes}}";

    @ParameterizedTest
    @ValueSource(strings = { "fr", "en" })
    @DisplayName("Every sentence of every language is said as ICU says it, to the letter")
    void asIcu(String tag) {
        var words = Words.of(new Language(tag));
        words.patterns().forEach((key, pattern) -> {
            var expected = pattern.contains("plural") ? new Object[] { 3, 1, 0 }
                    : new Object[] { "Amadou", "<b>{0}</b> '", "3" };
            assertThat(Sentence.of(pattern, Locale.forLanguageTag(tag)).say(expected)).as(key)
                    .isEqualTo(new MessageFormat(pattern, new ULocale(tag)).format(expected));
        });
    }

    @ParameterizedTest
    @CsvSource(quoteCharacter = '"', delimiter = '|', value = {
            "{0} et {1}|Awa et Ivo", "{1}, {0}, {1}|Ivo, Awa, Ivo", "Rien|Rien",
            "d''eau pour {0}|d'eau pour Awa",
            "'{0}' puis {0}|{0} puis Awa", "Il n'y a que {0}|Il n'y a que Awa",
            "{0} n'|Awa n'", "{0} et '{reste|Awa et {reste", "{0}|Awa" })
    @DisplayName("Texts come where the sentence wants them, and what is in quotes is no place for one")
    void joined(String pattern, String said) {
        assertThat(french(pattern).say("Awa", "Ivo")).isEqualTo(said);
    }

    @Test
    @DisplayName("What is filled in is never read as a sentence itself")
    void notReadAgain() {
        assertThat(french("{0} a vu {1}").say("{1}", "l'avis '{0}'")).isEqualTo("{1} a vu l'avis '{0}'");
    }

    @Test
    @DisplayName("What nobody fills in stays visible, and what is too much is left out")
    void tooFewOrTooMany() {
        assertThat(french("{0} a vu {1}").say("Awa")).isEqualTo("Awa a vu {1}");
        assertThat(french("{0} a vu").say("Awa", "Ivo")).isEqualTo("Awa a vu");
    }

    @ParameterizedTest
    @CsvSource({ "0, Personne", "1, 1 personne", "2, 2 personnes" })
    @DisplayName("Numbers choose their words")
    void chosen(int count, String said) {
        assertThat(french(PEOPLE).say(count)).isEqualTo(said);
    }

    @Test
    @DisplayName("Numbers are written as the language writes them")
    void numbers() {
        assertThat(french("{0} Mo").say(1.5)).isEqualTo("1,5 Mo");
        assertThat(Sentence.of("{0} MB", Locale.ENGLISH).say(1.5)).isEqualTo("1.5 MB");
    }

    @Test
    @DisplayName("One sentence is said by many at once, and nobody gets another's number")
    void manyAtOnce() throws Exception {
        var sentence = french(PEOPLE);
        Callable<Boolean> saying = () -> {
            for (int i = 2; i < 500; i++) {
                if (!sentence.say(i).equals(i + " personnes")) { return false; }
            }
            return true;
        };
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Callable<Boolean>> all = Collections.nCopies(8, saying);
            for (var said : threads.invokeAll(all)) {
                assertThat(said.get()).isTrue();
            }
        }
    }

    private static Sentence french(String pattern) {
        return Sentence.of(pattern, Locale.FRENCH);
    }
}
