package org.abri.domain.maintenance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import org.abri.domain.maintenance.Maintenance.Period;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class MaintenanceTest {
    private static final Instant FROM = Instant.parse("2026-12-01T21:00:00Z");
    private static final Period PERIOD = new Period(FROM, FROM.plusSeconds(7200));

    @Test
    @DisplayName("AVL-1: what is announced is told until it should be over; it closes nothing, and opens nothing")
    void announced() {
        var announced = Maintenance.NONE.announcing(PERIOD);
        assertThat(announced.closed()).isFalse();
        assertThat(announced.toldAt(FROM.minusSeconds(90_000))).contains(PERIOD);
        assertThat(announced.toldAt(PERIOD.until().minusMillis(1))).contains(PERIOD);
        assertThat(announced.toldAt(PERIOD.until())).isEmpty();
        assertThat(announced.begun().announcing(PERIOD).closed()).isTrue();
        assertThatThrownBy(() -> new Period(FROM, FROM)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    @DisplayName("AVL-1: once it has ended nothing of it is told any more")
    void ended() {
        var begun = Maintenance.NONE.announcing(PERIOD).begun();
        assertThat(begun.closed()).isTrue();
        assertThat(begun.announced()).contains(PERIOD);
        assertThat(begun.ended()).isEqualTo(Maintenance.NONE);
    }
}
