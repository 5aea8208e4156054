package org.abri.domain.relay;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class RelayStateTest {
    private static final Instant FROM = Instant.parse("2026-01-01T00:00:00Z");
    private static final Instant BEFORE = Instant.parse("2027-01-01T00:00:00Z");

    @Test
    @DisplayName("REL-3: before its agreement begins, while it works, sixty days before it ends, and after it")
    void byTime() {
        assertThat(at(FROM.minusMillis(1), true)).isEqualTo(RelayState.NOT_BEGUN);
        assertThat(at(FROM, true)).isEqualTo(RelayState.WORKS);
        assertThat(at(BEFORE.minus(Duration.ofDays(60)).minusMillis(1), true)).isEqualTo(RelayState.WORKS);
        assertThat(at(BEFORE.minus(Duration.ofDays(60)), true)).isEqualTo(RelayState.ENDS_SOON);
        assertThat(at(BEFORE.minusMillis(1), true)).isEqualTo(RelayState.ENDS_SOON);
        assertThat(at(BEFORE, true)).isEqualTo(RelayState.ENDED);
    }

    @Test
    @DisplayName("REL-4: a relay whose managers never signed in waits for one, unless its agreement is over")
    void withoutManager() {
        for (var now : new Instant[] { FROM.minusMillis(1), FROM, BEFORE.minusMillis(1) }) {
            assertThat(at(now, false)).isEqualTo(RelayState.WITHOUT_MANAGER);
        }
        assertThat(at(BEFORE, false)).isEqualTo(RelayState.ENDED);
    }

    @Test
    @DisplayName("REL-3: a suspended relay is said to be so, until its agreement is over")
    void suspended() {
        var suspended = new InForce(new RelayId(new UUID(2, 1)), FROM, BEFORE, Optional.of(FROM));
        assertThat(RelayState.of(suspended, true, FROM.plusSeconds(9))).isEqualTo(RelayState.SUSPENDED);
        assertThat(RelayState.of(suspended, true, BEFORE)).isEqualTo(RelayState.ENDED);
    }

    private static RelayState at(Instant now, boolean managed) {
        return RelayState.of(new InForce(new RelayId(new UUID(2, 1)), FROM, BEFORE, Optional.empty()),
                managed, now);
    }
}
