package org.abri.web.face;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.List;
import org.abri.domain.account.Language;
import org.abri.domain.account.PasswordRules;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PassphraseTest {
    @ParameterizedTest
    @ValueSource(strings = { "fr", "en" })
    @DisplayName("AUT-1: five simple words of that language make a password that is long enough, and another one every time")
    void offered(String tag) {
        var words = Words.of(new Language(tag));
        var all = Passphrase.all(tag);
        assertThat(all).hasSizeGreaterThanOrEqualTo(Passphrase.FEWEST).doesNotHaveDuplicates()
                .allMatch(word -> word.matches("[a-z]{3,9}"));
        var drawn = new HashSet<String>();
        for (var i = 0; i < 500; i++) {
            var phrase = Passphrase.in(words);
            assertThat(List.of(phrase.split(" "))).hasSize(5).allMatch(all::contains);
            assertThat(phrase.length()).isBetween(PasswordRules.SHORTEST, PasswordRules.LONGEST);
            drawn.add(phrase);
        }
        assertThat(drawn).hasSize(500);
    }
}
