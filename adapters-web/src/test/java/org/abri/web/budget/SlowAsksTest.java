package org.abri.web.budget;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Optional;
import org.abri.web.TestClock;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class SlowAsksTest {
    private static final Optional<String> HOSTEL = Optional.of("203.0.113.7");
    private static final Duration SECOND = Duration.ofSeconds(1);

    private final TestClock clock = new TestClock();
    private final SlowAsks asks =
            new SlowAsks(new BudgetSettings(SECOND, SECOND, SECOND, SECOND, 1, SECOND, 100,
                    1_000, 1_000, 10, 4, 4, 50, 60), clock);

    @Test
    @DisplayName("AUT-4: one address asks for so many slow hashes at once, then evenly for as many in ten minutes; others are not kept waiting")
    void perAddress() {
        for (int i = 0; i < 60; i++) {
            assertThat(asks.pausedUntil(HOSTEL)).isEmpty();
        }
        assertThat(asks.pausedUntil(HOSTEL)).contains(clock.instant().plusSeconds(10));
        assertThat(asks.pausedUntil(Optional.of("203.0.113.8"))).isEmpty();
        clock.pass(Duration.ofSeconds(10));
        assertThat(asks.pausedUntil(HOSTEL)).isEmpty();
        assertThat(asks.pausedUntil(HOSTEL)).isPresent();
        clock.pass(SlowAsks.WINDOW);
        for (int i = 0; i < 60; i++) {
            assertThat(asks.pausedUntil(HOSTEL)).isEmpty();
        }
        assertThat(asks.pausedUntil(HOSTEL)).isPresent();
    }

    @Test
    @DisplayName("AUT-4: where no address can be told, nothing is counted")
    void unknown() {
        for (int i = 0; i < 500; i++) {
            assertThat(asks.pausedUntil(Optional.empty())).isEmpty();
        }
    }

    @Test
    @DisplayName("WEB-3: no more addresses are remembered than there is room for")
    void bounded() {
        for (int i = 0; i < SlowAsks.MOST_ADDRESSES + 500; i++) {
            asks.pausedUntil(Optional.of("address " + i));
        }
        assertThat(asks.addresses()).isEqualTo(SlowAsks.MOST_ADDRESSES);
    }
}
