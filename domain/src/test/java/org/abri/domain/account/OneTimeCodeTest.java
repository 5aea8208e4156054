package org.abri.domain.account;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

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

    @Test
    @DisplayName("REC-1: a wrong try neither prolongs a code nor changes it")
    void aTryProlongsNothing() {
        assertThat(CODE.failed()).isEqualTo(new OneTimeCode(CODE.hash(), CODE.expiresAt(), 1));
    }
}
