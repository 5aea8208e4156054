package org.abri.domain.limits;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class TriesTest {
    private static final Instant NOW = Instant.parse("2026-03-10T10:00:00Z");

    private static Tries failed(int times) {
        var tries = Tries.none();
        for (var i = 0; i < times; i++) {
            tries = tries.failed(NOW);
        }
        return tries;
    }

    @Test
    @DisplayName("AUT-4: four failures are free; then there are 30 seconds, doubling to an hour")
    void pauses() {
        assertThat(Tries.none().pausedUntil(NOW)).isEmpty();
        assertThat(failed(3).pausedUntil(NOW)).isEmpty();
        assertThat(failed(4).pausedUntil(NOW)).contains(NOW.plusSeconds(30));
        assertThat(failed(5).pausedUntil(NOW)).contains(NOW.plusSeconds(60));
        assertThat(failed(10).pausedUntil(NOW)).contains(NOW.plusSeconds(1920));
        assertThat(failed(11).pausedUntil(NOW)).contains(NOW.plusSeconds(3600));
        assertThat(failed(10_000).pausedUntil(NOW)).contains(NOW.plusSeconds(3600));
    }

    @Test
    @DisplayName("AUT-4: a pause is over at its end, and not before")
    void over() {
        assertThat(failed(4).pausedUntil(NOW.plusSeconds(30).minusMillis(1))).isPresent();
        assertThat(failed(4).pausedUntil(NOW.plusSeconds(30))).isEmpty();
    }

    @Test
    @DisplayName("AUT-4: whoever guesses without a break has at most 36 tries in a day")
    void thirtySixADay() {
        var tries = Tries.none();
        var looked = 0;
        for (var now = NOW; now.isBefore(NOW.plus(Duration.ofDays(1))); now = now.plusSeconds(1)) {
            if (tries.pausedUntil(now).isEmpty()) {
                tries = tries.failed(now);
                looked++;
            }
        }
        assertThat(looked).isBetween(30, 36);
    }

    @Test
    @DisplayName("AUT-4: after a day without a failure they are forgotten")
    void forgotten() {
        assertThat(failed(9).failed(NOW.plus(Duration.ofDays(1)).plusMillis(1)).failures()).isEqualTo(1);
        assertThat(failed(9).failed(NOW.plus(Duration.ofDays(1))).failures()).isEqualTo(10);
    }

    @Test
    @DisplayName("AUT-4: what was counted before the clock was set back counts as of now, and the pause passes from then on")
    void clockSetBack() {
        var ahead = new Tries(5, NOW.plus(Duration.ofHours(7)));
        assertThat(ahead.pausedUntil(NOW)).contains(NOW.plusSeconds(60));
        assertThat(ahead.seenAt(NOW)).isEqualTo(new Tries(5, NOW));
        assertThat(ahead.seenAt(NOW).pausedUntil(NOW.plusSeconds(59))).contains(NOW.plusSeconds(60));
        assertThat(ahead.seenAt(NOW).pausedUntil(NOW.plusSeconds(60))).isEmpty();
        assertThat(new Tries(5, NOW).seenAt(NOW.plusSeconds(1))).isEqualTo(new Tries(5, NOW));
    }

    @Test
    @DisplayName("AUT-3, AUT-4: a try that was not looked at is none")
    void oneLess() {
        assertThat(failed(4).oneLess()).isEqualTo(failed(3));
        assertThat(failed(1).oneLess().oneLess().failures()).isZero();
    }
}
