package org.abri.domain.sms;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class SegmentTest {
    @Test
    @DisplayName("REM-4: a segment holds 160 letters that every phone writes, and 70 of any script")
    void edges() {
        for (var letter : List.of("a", "é", "Ç", "@", "Ω", "\n", " ")) {
            assertThat(Segment.of(letter)).as(letter).isEqualTo(Segment.GSM_7);
            assertThat(Segment.holds(letter.repeat(160))).as(letter).isTrue();
            assertThat(Segment.holds(letter.repeat(161))).as(letter).isFalse();
        }
        for (var letter : List.of("ç", "ê", "’", "œ", "…", "\u00A0", "ش", "ቆ", "ї", "`", "\u001B")) {
            assertThat(Segment.of(letter)).as(letter).isEqualTo(Segment.UCS_2);
            assertThat(Segment.holds(letter.repeat(70))).as(letter).isTrue();
            assertThat(Segment.holds(letter.repeat(71))).as(letter).isFalse();
        }
    }

    @Test
    @DisplayName("REM-4: letters of the extension table count twice, and those beyond UTF-16's first plane as well")
    void twice() {
        for (var letter : List.of("€", "^", "{", "}", "\\", "[", "~", "]", "|", "\f")) {
            assertThat(Segment.of(letter)).as(letter).isEqualTo(Segment.GSM_7);
            assertThat(Segment.holds(letter.repeat(80))).as(letter).isTrue();
            assertThat(Segment.holds(letter.repeat(80) + "a")).as(letter).isFalse();
        }
        assertThat(Segment.holds("👍".repeat(35))).isTrue();
        assertThat(Segment.holds("👍".repeat(35) + "a")).isFalse();
        assertThat(Segment.length("Abri : 5 €")).isEqualTo(11);
    }

    @Test
    @DisplayName("REM-4: one letter of another alphabet makes all of the text 70 long")
    void oneIsEnough() {
        assertThat(Segment.holds("a".repeat(100))).isTrue();
        assertThat(Segment.holds("a".repeat(99) + "ç")).isFalse();
    }

    @Test
    @DisplayName("REM-4: letters are encoded as 3GPP TS 23.038 numbers them")
    void encoded() {
        assertThat(HexFormat.of().formatHex(Gsm7.encoded("@Abri à 5 € [é]\n_Δñ¿Ç")))
                .isEqualTo("0041627269207f203520" + "1b65" + "20" + "1b3c" + "05" + "1b3e" + "0a11107d6009");
        assertThat(Gsm7.encoded("")).isEmpty();
        assertThatThrownBy(() -> Gsm7.encoded("ç")).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    @DisplayName("REM-4: the alphabet has 127 letters, each with its own number, and 10 in the extension")
    void whole() {
        var letters = "";
        for (var c = 0; c < Character.MIN_SURROGATE; c++) {
            var letter = Character.toString(c);
            letters += Gsm7.canWrite(letter) ? letter : "";
        }
        assertThat(letters).hasSize(137);
        assertThat(letters.chars().mapToObj(Character::toString)
                .map(letter -> HexFormat.of().formatHex(Gsm7.encoded(letter)))).doesNotHaveDuplicates();
    }
}
