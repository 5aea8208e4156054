package org.abri.domain.limits;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.abri.domain.account.AccountKind;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class SessionLifeTest {
    private static final Instant NOW = Instant.parse("2026-03-10T10:00:00Z");

    @ParameterizedTest
    @CsvSource({ "BENEFICIARY,15,12", "STAFF,30,10", "OPERATOR,10,4" })
    @DisplayName("SES-2: a session lives so many minutes unused and so many hours in all, by the kind of account")
    void lives(AccountKind kind, long minutes, long hours) {
        var life = SessionLife.of(kind);
        assertThat(life.idleUntil(NOW)).isEqualTo(NOW.plus(Duration.ofMinutes(minutes)));
        assertThat(life.endsAt(NOW)).isEqualTo(NOW.plus(Duration.ofHours(hours)));
    }

    @ParameterizedTest
    @EnumSource
    @DisplayName("SES-2: it is over at the end of either, and not a moment before")
    void over(AccountKind kind) {
        var life = SessionLife.of(kind);
        assertThat(life.over(NOW, NOW, NOW.plus(life.idle()).minusMillis(1))).isFalse();
        assertThat(life.over(NOW, NOW, NOW.plus(life.idle()))).isTrue();
        var end = NOW.plus(life.total());
        assertThat(life.over(NOW, end.minusMillis(2), end.minusMillis(1))).isFalse();
        assertThat(life.over(NOW, end.minusMillis(2), end)).isTrue();
    }

    @Test
    @DisplayName("SES-2: nobody's session lives longer than the longest")
    void longest() {
        for (var kind : AccountKind.values()) {
            assertThat(SessionLife.of(kind).total()).isLessThanOrEqualTo(SessionLife.LONGEST);
        }
    }

    @Test
    @DisplayName("SES-2: a session that begins in the future, because the clock was set back, is over; clocks may differ a little")
    void clockSetBack() {
        var life = SessionLife.of(AccountKind.STAFF);
        assertThat(life.over(NOW.plus(Duration.ofHours(1)), NOW.plus(Duration.ofHours(1)), NOW)).isTrue();
        assertThat(life.over(NOW.plusSeconds(2), NOW.plusSeconds(2), NOW)).isFalse();
    }
}
