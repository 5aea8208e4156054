package org.abri.domain.limits;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class SendingsTest {
    private static final Instant NOW = Instant.parse("2026-03-10T10:59:30Z");

    @Test
    @DisplayName("REC-1: at most three in any hour, also when a full hour strikes between them")
    void anHour() {
        var sendings = Sendings.none();
        for (var i = 0; i < Sendings.AN_HOUR; i++) {
            assertThat(sendings.mayGoOn(NOW.plusSeconds(i))).isTrue();
            sendings = sendings.sent(NOW.plusSeconds(i));
        }
        assertThat(sendings.mayGoOn(NOW.plus(Duration.ofMinutes(2)))).isFalse();
        assertThat(sendings.mayGoOn(NOW.plus(Duration.ofHours(1)).minusMillis(1))).isFalse();
        assertThat(sendings.mayGoOn(NOW.plus(Duration.ofHours(1)))).isTrue();
    }

    @Test
    @DisplayName("REC-1: at most five in any day, however they are spread")
    void aDay() {
        var sendings = Sendings.none();
        for (var hour = 0; hour < Sendings.A_DAY; hour++) {
            sendings = sendings.sent(NOW.plus(Duration.ofHours(2L * hour)));
        }
        assertThat(sendings.mayGoOn(NOW.plus(Duration.ofHours(23)))).isFalse();
        assertThat(sendings.mayGoOn(NOW.plus(Duration.ofDays(1)))).isTrue();
    }

    @Test
    @DisplayName("REC-1: after ten wrong codes in any day none is looked at, however they are spread")
    void wrongCodes() {
        var wrong = Sendings.none();
        for (var i = 0; i < Sendings.WRONG_A_DAY; i++) {
            assertThat(wrong.mayBeTried(NOW.plus(Duration.ofHours(i)))).isTrue();
            wrong = wrong.sent(NOW.plus(Duration.ofHours(i)));
        }
        assertThat(wrong.mayBeTried(NOW.plus(Duration.ofDays(1)).minusMillis(1))).isFalse();
        assertThat(wrong.mayBeTried(NOW.plus(Duration.ofDays(1)))).isTrue();
    }

    @Test
    @DisplayName("What no longer counts is not kept")
    void forgets() {
        var sendings = Sendings.none();
        for (var day = 0; day < 100; day++) {
            sendings = sendings.sent(NOW.plus(Duration.ofDays(day)));
        }
        assertThat(sendings.lately()).hasSize(1);
    }

    @Test
    @DisplayName("REC-1: what was sent before the clock was set back counts as of now")
    void clockSetBackCountsAsOfNow() {
        var now = Instant.parse("2026-03-10T10:00:00Z");
        var ahead = now.plus(Duration.ofHours(20));
        var seen = new Sendings(List.of(ahead, ahead, ahead)).seenAt(now);
        assertThat(seen.mayGoOn(now)).isFalse();
        assertThat(seen.mayGoOn(now.plus(Duration.ofHours(1)))).isTrue();
    }
}
