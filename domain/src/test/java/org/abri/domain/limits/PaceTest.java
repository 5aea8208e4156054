package org.abri.domain.limits;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class PaceTest {
    private static final Instant NOW = Instant.parse("2026-03-10T09:59:30Z");

    @ParameterizedTest
    @EnumSource
    @DisplayName("OPS-4, SEC-6: so many at once, and not one more until a while has passed; at no turn of an hour or a day does it begin anew")
    void atOnceThenOne(Pace pace) {
        var used = all(pace, Instant.EPOCH, NOW);
        var free = pace.pausedUntil(used, NOW).orElseThrow();
        assertThat(free).isEqualTo(NOW.plus(pace.each()));
        assertThat(pace.pausedUntil(used, free.minusMillis(1))).isPresent();
        assertThat(pace.pausedUntil(used, free)).isEmpty();
        assertThat(pace.pausedUntil(pace.oneMore(used, free), free)).contains(free.plus(pace.each()));
    }

    @ParameterizedTest
    @EnumSource
    @DisplayName("OPS-4, SEC-6: in any stretch of time no more is done than at once and each while together")
    void sliding(Pace pace) {
        var used = Instant.EPOCH;
        var done = 0;
        var stretch = pace.each().multipliedBy(pace.atOnce());
        for (var at = NOW; at.isBefore(NOW.plus(stretch)); at = at.plus(pace.each().dividedBy(4))) {
            if (pace.pausedUntil(used, at).isEmpty()) {
                used = pace.oneMore(used, at);
                done++;
            }
        }
        assertThat(done).isLessThanOrEqualTo(2 * pace.atOnce()).isGreaterThanOrEqualTo(pace.atOnce());
    }

    @ParameterizedTest
    @EnumSource
    @DisplayName("OPS-4, SEC-6: who waits long enough has all of it again; a clock that is set back makes nobody wait longer")
    void again(Pace pace) {
        var used = all(pace, Instant.EPOCH, NOW);
        var later = NOW.plus(pace.each().multipliedBy(pace.atOnce()));
        assertThat(pace.pausedUntil(all(pace, used, later), later)).isPresent();
        var before = NOW.minus(Duration.ofDays(400));
        assertThat(pace.pausedUntil(used, before)).contains(before.plus(pace.each()));
    }

    @ParameterizedTest
    @EnumSource
    @DisplayName("OPS-4: many at once are so many one after the other, and more than may be at once never may")
    void manyAtOnce(Pace pace) {
        var most = pace.atOnce();
        assertThat(pace.with(Instant.EPOCH, most, NOW)).isEqualTo(all(pace, Instant.EPOCH, NOW));
        assertThat(pace.pausedUntil(Instant.EPOCH, most, NOW)).isEmpty();
        assertThat(pace.pausedUntil(Instant.EPOCH, most + 1, NOW)).contains(NOW.plus(pace.each()));
        var one = pace.oneMore(Instant.EPOCH, NOW);
        assertThat(pace.pausedUntil(one, most - 1, NOW)).isEmpty();
        assertThat(pace.pausedUntil(one, most, NOW)).contains(NOW.plus(pace.each()));
    }

    @ParameterizedTest
    @EnumSource
    @DisplayName("SEC-6: it is much once more than half of it is used up, and no longer when that has passed")
    void much(Pace pace) {
        var used = Instant.EPOCH;
        for (var done = 1; done <= pace.atOnce(); done++) {
            used = pace.oneMore(used, NOW);
            assertThat(pace.isMuch(used, NOW)).isEqualTo(2 * done > pace.atOnce());
        }
        assertThat(pace.isMuch(used, NOW.plus(pace.each().multipliedBy(pace.atOnce())))).isFalse();
        assertThat(pace.isMuch(Instant.EPOCH, NOW)).isFalse();
    }

    private static Instant all(Pace pace, Instant used, Instant now) {
        var after = used;
        for (var i = 0; i < pace.atOnce(); i++) {
            assertThat(pace.pausedUntil(after, now)).isEmpty();
            after = pace.oneMore(after, now);
        }
        return after;
    }
}
