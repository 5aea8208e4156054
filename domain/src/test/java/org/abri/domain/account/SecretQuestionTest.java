package org.abri.domain.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Optional;
import org.abri.domain.text.Flaw;
import org.abri.domain.text.InvalidValue;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SecretQuestionTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|',
            value = { "Saint-Étienne | saint etienne", "ÇA VA ? | cava", "L'Haÿ-les-Roses | lhaylesroses",
                    "rue 12 bis | Rue 12bis!", "مُحَمَّد | محمد", "أحمد | احمد", "ΑΘΗΝΑ | Αθήνα",
                    "ﬁlle | fille", "İstanbul | istanbul",
                    "e\u0301cole | école", "rue ١٢ | rue 12", "75\u202F011 | 75011", "ገብረ መድህን | ገብረመድህን" })
    @DisplayName("SEC-5: case, accents, spaces and punctuation of an answer do not count")
    void lenient(String one, String other) {
        assertThat(SecretQuestion.comparable(one)).isEqualTo(SecretQuestion.comparable(other));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|',
            value = { "Bamako | Bamoko", "12 | 13", "محمد | محمود", "Lyon | Lyon 2", "ab | ba" })
    @DisplayName("SEC-5: letters and digits of an answer do count")
    void notTooLenient(String one, String other) {
        assertThat(SecretQuestion.comparable(one)).isNotEqualTo(SecretQuestion.comparable(other));
    }

    @ParameterizedTest
    @ValueSource(strings = { "", "   ", "?!…", "😀😀😀", "\u0301\u0301\u0301" })
    @DisplayName("SEC-5: an answer of which nothing is left is none")
    void nothingLeft(String answer) {
        assertThatThrownBy(() -> SecretQuestion.comparable(answer)).isInstanceOfSatisfying(InvalidValue.class,
                thrown -> assertThat(thrown.flaw()).isEqualTo(Flaw.MISSING));
    }

    private static final KnownOfPerson AMINA = new KnownOfPerson(new Username("bado-riku-mena"),
            new PersonName("Amina", "Diallo"), Optional.of(new BirthDate("1990-02-28")),
            Optional.of(new PhoneNumber("+33639980001")), List.of("Relais du Port"));
    private static final String QUESTION = "Mon premier village ?";

    @ParameterizedTest
    @ValueSource(strings = { "a", "ab", " é ", "oui", "non", "Léo", "abc", "12", "水" })
    @DisplayName("SEC-5: an answer that is guessed in a few tries because it is short is refused")
    void tooShort(String answer) {
        assertThat(SecretQuestion.flawIn(QUESTION, answer, AMINA)).contains(Flaw.ANSWER_TOO_SHORT);
    }

    @ParameterizedTest
    @ValueSource(strings = { "aaaa", "1111111", "1234", "456789", "4321", "Amina", "DIALLO", "amina diallo",
            "1990", "28/02/1990", "+33639980001", "Relais du Port", "village", "Mon premier village",
            "bado riku mena", "réponse", "azerty", "rien" })
    @DisplayName("SEC-5: an answer that everybody around the person knows, or that is typed when nothing comes to mind, is refused")
    void tooEasy(String answer) {
        assertThat(SecretQuestion.flawIn(QUESTION, answer, AMINA)).contains(Flaw.ANSWER_TOO_EASY);
    }

    @ParameterizedTest
    @ValueSource(strings = { "Kayes", "Lyon", "Les Tilleuls", "北京", "محمد", "ገብረ", "1987 à Bamako", "Anna" })
    @DisplayName("SEC-5: answers of every script are taken, short ones where a sign is a word")
    void taken(String answer) {
        assertThat(SecretQuestion.flawIn(QUESTION, answer, AMINA)).isEmpty();
    }

    @Test
    @DisplayName("SEC-5: an answer is not endless")
    void notEndless() {
        assertThat(SecretQuestion.comparable("a".repeat(SecretQuestion.LONGEST)))
                .hasSize(SecretQuestion.LONGEST);
        assertThatThrownBy(() -> SecretQuestion.comparable("a".repeat(SecretQuestion.LONGEST + 1)))
                .isInstanceOfSatisfying(InvalidValue.class,
                        thrown -> assertThat(thrown.flaw()).isEqualTo(Flaw.TOO_LONG));
    }

    @Test
    @DisplayName("G-2: an answer is measured before it is normalised")
    void measuredFirst() {
        for (var answer : new String[] { "\u0301".repeat(50_000) + "\u0316".repeat(50_000),
                "Lyon" + "\u0301\u0316".repeat(16), " ".repeat(300_000) + "Lyon" }) {
            assertThatThrownBy(() -> SecretQuestion.comparable(answer)).isInstanceOfSatisfying(
                    InvalidValue.class, thrown -> assertThat(thrown.flaw()).isEqualTo(Flaw.TOO_LONG));
        }
    }

    @Test
    @DisplayName("ACC-6: the question is in the person's own words, on one line, and cannot be empty")
    void ownWords() {
        assertThat(new SecretQuestion(" Où est née\nma mère ? ").question())
                .isEqualTo("Où est née ma mère ?");
        assertThatThrownBy(() -> new SecretQuestion(" ")).isInstanceOf(InvalidValue.class);
        assertThatThrownBy(() -> new SecretQuestion("?".repeat(201))).isInstanceOf(InvalidValue.class);
    }
}
