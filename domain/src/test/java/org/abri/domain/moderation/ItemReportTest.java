package org.abri.domain.moderation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.abri.domain.text.InvalidValue;
import org.abri.domain.vault.Author;
import org.abri.domain.vault.ItemId;
import org.abri.domain.vault.VaultId;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class ItemReportTest {
    private static final Instant NOW = Instant.parse("2026-11-02T09:00:00Z");

    private static ItemReport saying(String words) {
        return ItemReport.made(new ReportId(new UUID(1, 1)), new ItemId(new UUID(3, 1)),
                new VaultId(new UUID(1, 2)), new Author.Owner(), Wrong.ABUSIVE, words, NOW);
    }

    @Test
    @DisplayName("MOD-1: a report is looked after for thirty days; what was withdrawn can be given back for thirty more")
    void bounds() {
        var report = saying("Des menaces");
        var end = NOW.plus(Duration.ofDays(30));
        assertThat(report.isLookedAfterAt(end.minusMillis(1))).isTrue();
        assertThat(report.isLookedAfterAt(end)).isFalse();

        var decided = NOW.plus(Duration.ofDays(29));
        var withdrawn = report.withdrawn("Lettre", decided);
        assertThat(withdrawn.stage()).isEqualTo(ItemReport.Stage.WITHDRAWN);
        assertThat(withdrawn.until()).isEqualTo(decided.plus(Duration.ofDays(30)));
        assertThat(withdrawn.title()).isEqualTo("Lettre");
        assertThat(withdrawn.at()).isEqualTo(NOW);
        assertThatThrownBy(() -> withdrawn.withdrawn("Lettre", decided))
                .isInstanceOf(IllegalStateException.class);
    }

    @Test
    @DisplayName("MOD-1: whoever reports says why, in at most five hundred characters")
    void words() {
        assertThat(saying("é".repeat(500)).words()).hasSize(500);
        assertThatThrownBy(() -> saying("é".repeat(501))).isInstanceOf(InvalidValue.class);
        assertThatThrownBy(() -> saying("  \n ")).isInstanceOf(InvalidValue.class);
    }
}
