package org.abri.domain.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

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
    @ValueSource(strings = { "", "   ", "?!…", "a", " é ", "😀😀😀", "\u0301\u0301\u0301" })
    @DisplayName("SEC-5: an answer of which fewer than two letters are left is none")
    void nothingLeft(String answer) {
        assertThatThrownBy(() -> SecretQuestion.comparable(answer)).isInstanceOfSatisfying(InvalidValue.class,
                thrown -> assertThat(thrown.flaw()).isEqualTo(Flaw.MISSING));
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
