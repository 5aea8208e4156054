package org.abri.domain.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.text.Normalizer;
import java.util.Random;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TypedTextTest {
    @Test
    @DisplayName("Characters that reorder the text around them are taken out")
    void reorderingGoes() {
        assertThat(TypedText
                .line("a\u202A\u202B\u202C\u202D\u202E\u2066\u2067\u2068\u2069\u200E\u200F\u061C\uFEFFb", 9))
                        .isEqualTo("ab");
    }

    @Test
    @DisplayName("Control characters and lone surrogates are taken out, pairs are kept")
    void controlsGo() {
        assertThat(TypedText.line("a\u0000\u0007\u001B\u007F\u0085\u2028\u2029b", 9)).isEqualTo("ab");
        assertThat(TypedText.line("a\uD83Db\uDE00c", 9)).isEqualTo("abc");
        assertThat(TypedText.line("\uDE00\uD83D😀", 9)).isEqualTo("😀");
    }

    @ParameterizedTest
    @ValueSource(strings = { "😀", "👨‍👩‍👧", "🇫🇷", "❤️", "L’été à Œuilly", "محمد", "ሰላም", "می\u200Cخواهم",
            "ಕನ್ನಡ\u200D", "a  b" })
    @DisplayName("Letters of every script, joiners and emoji stay as they are typed")
    void theRestStays(String typed) {
        assertThat(TypedText.line(typed, 50)).isEqualTo(typed);
    }

    @Test
    @DisplayName("Text is kept composed, so that the same words are the same text")
    void composed() {
        assertThat(TypedText.line("e\u0301te\u0301", 9)).isEqualTo("été");
        assertThat(TypedText.line("e\u200E\u0301", 9)).isEqualTo("é");
    }

    @Test
    @DisplayName("A line stays one line; lines keep their ends, written one way")
    void linesAndLine() {
        assertThat(TypedText.line("a\r\nb\tc\nd", 20)).isEqualTo("a  b c d");
        assertThat(TypedText.lines("a\r\nb\rc\n\td", 20)).isEqualTo("a\nb\nc\n\td");
    }

    @ParameterizedTest
    @ValueSource(strings = { "", " ", "\n\t ", "\u0000", "\u202E", "\uD83D", "\u3000", "\u00A0",
            "\u202F\u2007", "\u200B", "\u2060", "\u200D",
            "\u3164", "\uFE0F" })
    @DisplayName("What shows nothing is missing")
    void blankIsMissing(String typed) {
        assertThatThrownBy(() -> TypedText.line(typed, 9)).isInstanceOfSatisfying(InvalidValue.class,
                thrown -> assertThat(thrown.flaw()).isEqualTo(Flaw.MISSING));
    }

    @Test
    @DisplayName("Length is counted in code points of what is kept")
    void length() {
        assertThat(TypedText.line("😀😀😀", 3)).isEqualTo("😀😀😀");
        assertThat(TypedText.line("  abc\u0000  ", 3)).isEqualTo("abc");
        assertThatThrownBy(() -> TypedText.line("abcd", 3)).isInstanceOfSatisfying(InvalidValue.class,
                thrown -> assertThat(thrown.flaw()).isEqualTo(Flaw.TOO_LONG));
    }

    @Test
    @DisplayName("G-2: more marks in a row than any script writes are refused before they are sorted, whatever stands between them unseen")
    void marksInARow() {
        for (var marks : new String[] { "\u0301".repeat(Normal.MOST_MARKS + 1), "\u0301\u0316".repeat(20_000),
                "\u0301\u200E\u0316\u202A".repeat(16), "\u0301\u0000".repeat(31), "\uFF9E".repeat(31),
                "\u093E".repeat(31), "\u20E3".repeat(31), "\uD834\uDD65".repeat(31) }) {
            assertThatThrownBy(() -> TypedText.lines("a" + marks, 20_000)).isInstanceOfSatisfying(
                    InvalidValue.class, thrown -> assertThat(thrown.flaw()).isEqualTo(Flaw.TOO_LONG));
        }
        var most = "a" + "\u0334".repeat(Normal.MOST_MARKS) + "b" + "\u0334".repeat(Normal.MOST_MARKS);
        assertThat(TypedText.line(most, 100)).isEqualTo(most);
    }

    @Test
    @DisplayName("G-2: the length is measured before anything else is done, and leaves room for letters typed apart from their marks")
    void measuredFirst() {
        assertThatThrownBy(() -> TypedText.line(" ".repeat(1_000_000) + "a", 9))
                .isInstanceOfSatisfying(InvalidValue.class,
                        thrown -> assertThat(thrown.flaw()).isEqualTo(Flaw.TOO_LONG));
        assertThatThrownBy(() -> TypedText.lines("\r\n".repeat(1_000_000), 9))
                .isInstanceOf(InvalidValue.class);
        assertThat(TypedText.line("u\u031B\u0323".repeat(100), 100)).isEqualTo("ự".repeat(100));
        assertThat(TypedText.line("\uD834\uDD5E".repeat(25), 100)).isNotEmpty();
    }

    @Test
    @DisplayName("Whatever is typed, what is kept is composed, holds nothing harmful and is kept the same again")
    void whateverIsTyped() {
        var random = new Random(7);
        var odd = new int[] { 'a', 'e', 0x301, 0x323, 0xD83D, 0xDE00, 0x1F600, 0x202E, 0x200E, 0, '\n', ' ',
                0xA0, 0x200D, 0x1112, 0x1161, 0x11AB,
                0x2028, 0xFEFF, 0x3164 };
        for (var round = 0; round < 20_000; round++) {
            var typed = new StringBuilder();
            for (var length = random.nextInt(8); length >= 0; length--) {
                typed.appendCodePoint(odd[random.nextInt(odd.length)]);
            }
            for (var linesMayEnd : new boolean[] { true, false }) {
                var kept = TypedText.cleaned(typed.toString(), linesMayEnd);
                assertThat(Normalizer.isNormalized(kept, Normalizer.Form.NFC)).isTrue();
                assertThat(TypedText.cleaned(kept, linesMayEnd)).isEqualTo(kept);
                assertThat(kept.codePoints())
                        .noneMatch(c -> c == 0x202E || c == 0x200E || c == 0 || (c >= 0xD800 && c <= 0xDFFF));
            }
        }
    }
}
