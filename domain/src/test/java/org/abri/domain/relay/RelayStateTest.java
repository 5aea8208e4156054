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

    @Test
    @DisplayName("REL-2, REL-3: renewed at once it does not end soon; after a gap it does, has then not begun, and works again")
    void renewed() {
        var gap = BEFORE.plus(Duration.ofDays(5));
        var over = BEFORE.plus(Duration.ofDays(365));
        var almost = BEFORE.minusMillis(1);
        var atOnce = renewed(BEFORE, over);
        assertThat(RelayState.of(atOnce, true, almost)).isEqualTo(RelayState.WORKS);
        assertThat(RelayState.of(atOnce, true, BEFORE)).isEqualTo(RelayState.WORKS);
        assertThat(RelayState.of(atOnce, true, over.minus(RelayState.SOON))).isEqualTo(RelayState.ENDS_SOON);
        assertThat(RelayState.of(atOnce, true, over)).isEqualTo(RelayState.ENDED);
        var later = renewed(gap, over);
        assertThat(RelayState.of(later, true, almost)).isEqualTo(RelayState.ENDS_SOON);
        assertThat(RelayState.of(later, true, BEFORE)).isEqualTo(RelayState.NOT_BEGUN);
        assertThat(RelayState.of(later, true, gap.minusMillis(1))).isEqualTo(RelayState.NOT_BEGUN);
        assertThat(RelayState.of(later, true, gap)).isEqualTo(RelayState.WORKS);
        assertThat(RelayState.of(later, true, over)).isEqualTo(RelayState.ENDED);
    }

    @Test
    @DisplayName("REL-2: what ends soon is so whoever manages it and suspended or not; what has not begun, or is over, does not")
    void endsSoon() {
        var soon = BEFORE.minus(RelayState.SOON);
        var suspended = new InForce(new RelayId(new UUID(2, 1)), FROM, BEFORE, Optional.of(FROM));
        assertThat(RelayState.endsSoon(suspended, soon)).isTrue();
        assertThat(RelayState.endsSoon(suspended, soon.minusMillis(1))).isFalse();
        assertThat(RelayState.endsSoon(suspended, BEFORE.minusMillis(1))).isTrue();
        assertThat(RelayState.endsSoon(suspended, BEFORE)).isFalse();
        var brief = new InForce(new RelayId(new UUID(2, 1)), soon, BEFORE, Optional.empty());
        assertThat(RelayState.endsSoon(brief, soon.minusMillis(1))).isFalse();
        assertThat(RelayState.endsSoon(renewed(BEFORE, BEFORE.plusSeconds(9)), BEFORE)).isTrue();
    }

    private static InForce renewed(Instant from, Instant before) {
        return new InForce(new RelayId(new UUID(2, 1)), FROM, BEFORE, Optional.empty(),
                Optional.of(new InForce.Span(from, before)));
    }

    private static RelayState at(Instant now, boolean managed) {
        return RelayState.of(new InForce(new RelayId(new UUID(2, 1)), FROM, BEFORE, Optional.empty()),
                managed, now);
    }
}
