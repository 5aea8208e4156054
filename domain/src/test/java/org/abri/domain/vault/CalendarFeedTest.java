package org.abri.domain.vault;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class CalendarFeedTest {
    private static final Instant NOW = Instant.parse("2026-11-29T23:59:59.999Z");

    @Test
    @DisplayName("VLT-8: on which day a calendar was read last is known, and changes once a day, whatever clocks do")
    void readOn() {
        var feed = CalendarFeed.made(new VaultId(new UUID(1, 1)), NOW);
        assertThat(feed.readOn()).isEmpty();
        var read = feed.readAt(NOW);
        assertThat(read.readOn()).contains(LocalDate.of(2026, 11, 29));
        assertThat(read.madeAt()).isEqualTo(NOW);
        assertThat(read.readAt(NOW.minusSeconds(60))).isSameAs(read);
        assertThat(read.readAt(NOW.minusSeconds(86_400))).isSameAs(read);
        assertThat(read.readAt(NOW.plusMillis(1)).readOn()).contains(LocalDate.of(2026, 11, 30));
    }
}
