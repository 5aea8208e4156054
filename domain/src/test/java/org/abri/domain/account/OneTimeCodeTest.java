package org.abri.domain.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import org.abri.domain.text.Flaw;
import org.abri.domain.text.InvalidValue;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OneTimeCodeTest {
    private static final Instant NOW = Instant.parse("2026-03-10T10:00:00Z");
    private static final OneTimeCode CODE = OneTimeCode.issued(new SecretHash("$x"), NOW);

    @Test
    @DisplayName("REC-1: a code has six digits, lives ten minutes and bears five tries")
    void asTheCatalogueSays() {
        assertThat(OneTimeCode.DIGITS).isEqualTo(6);
        assertThat(OneTimeCode.LIFE).isEqualTo(Duration.ofMinutes(10));
        assertThat(OneTimeCode.TRIES).isEqualTo(5);
    }

    @Test
    @DisplayName("REC-1: a code is good until the last moment of its ten minutes, and not at their end")
    void tenMinutes() {
        var end = NOW.plus(Duration.ofMinutes(10));
        assertThat(CODE.usableAt(NOW)).isTrue();
        assertThat(CODE.usableAt(end.minusNanos(1))).isTrue();
        assertThat(CODE.usableAt(end)).isFalse();
        assertThat(CODE.usableAt(end.plusSeconds(1))).isFalse();
    }

    @Test
    @DisplayName("REC-1: after four wrong tries a code is still good, after the fifth it is not, and it stays so")
    void fiveTries() {
        var four = CODE.failed().failed().failed().failed();
        assertThat(four.usableAt(NOW)).isTrue();
        assertThat(four.failed().usableAt(NOW)).isFalse();
        assertThat(four.failed().failed().usableAt(NOW)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = { "468836", "468 836", " 468-836\n", "4 6 8 8 3 6", "468.836", "468\u00A0836",
            "468\u2011836", "\u202A468836\u202C", "\u2066468\u200B836\u2069", "٤٦٨٨٣٦", "۴۶۸ ۸۳۶", "४६८८३६",
            "４６８８３６", "(468) 836", "468_836", "« 468 836 »", "4️⃣6️⃣8️⃣8️⃣3️⃣6️⃣" })
    @DisplayName("FIELD 12: a code is read as people type, group and paste it")
    void asPeopleType(String typed) {
        assertThat(OneTimeCode.typed(typed)).isEqualTo("468836");
    }

    @ParameterizedTest
    @ValueSource(strings = { "46883", "4688366", "46883a", "wrong", "468836 ok", "①②③④⑤⑥", "468+836", "-" })
    @DisplayName("FIELD 12: what is not six digits is no code")
    void noCode(String typed) {
        assertThatThrownBy(() -> OneTimeCode.typed(typed)).isInstanceOfSatisfying(InvalidValue.class,
                thrown -> assertThat(thrown.flaw()).isEqualTo(Flaw.NOT_A_CODE));
    }

    @Test
    @DisplayName("G-2: a code is not endless")
    void endlessCode() {
        assertThatThrownBy(() -> OneTimeCode.typed(" ".repeat(300_000) + "468836"))
                .isInstanceOf(InvalidValue.class);
        assertThatThrownBy(() -> OneTimeCode.typed("4".repeat(300_000))).isInstanceOf(InvalidValue.class);
    }

    @Test
    @DisplayName("REC-1: a wrong try neither prolongs a code nor changes it")
    void aTryProlongsNothing() {
        assertThat(CODE.failed()).isEqualTo(new OneTimeCode(CODE.hash(), CODE.expiresAt(), 1));
    }
}
