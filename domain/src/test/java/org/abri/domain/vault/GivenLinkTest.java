package org.abri.domain.vault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.abri.domain.vault.GivenLink.Life;
import org.abri.domain.vault.GivenLink.Openings;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class GivenLinkTest {
    private static final Instant NOW = Instant.parse("2026-11-29T12:00:00.250Z");
    private static final Item PAPER = Item.ofOwner(new ItemId(new UUID(3, 1)), new VaultId(new UUID(1, 1)),
            Visibility.PRIVATE, NOW,
            new ItemContent.Document("Une attestation", new FileName("a.pdf"), DocumentType.PDF,
                    PaperKind.OTHER, 7, "0".repeat(64), new BlobId(new UUID(5, 1))));

    private static GivenLink link(Life life, Openings wanted) {
        return GivenLink.given(new LinkId(new UUID(9, 1)), PAPER, life, wanted, NOW);
    }

    @Test
    @DisplayName("VLT-8: a link lives one day, seven or thirty, to the millisecond, and no longer whatever else is true")
    void ends() {
        Map.of(Life.A_DAY, 1, Life.A_WEEK, 7, Life.A_MONTH, 30).forEach((life, days) -> {
            var link = link(life, Openings.UNCOUNTED);
            var end = NOW.plus(Duration.ofDays(days));
            assertThat(link.endsAt()).isEqualTo(end);
            assertThat(link.isLiveAt(NOW)).isTrue();
            assertThat(link.isLiveAt(end.minusMillis(1))).isTrue();
            assertThat(link.isOverAt(end.minusMillis(1))).isFalse();
            assertThat(link.isLiveAt(end)).isFalse();
            assertThat(link.isOverAt(end)).isTrue();
            assertThatThrownBy(() -> link.openedOnceMore(end)).isInstanceOf(IllegalStateException.class);
        });
    }

    @Test
    @DisplayName("VLT-8: a link is opened once, five times or twenty, and not once more; without a number, as often as one likes")
    void counted() {
        Map.of(Openings.ONCE, 1, Openings.FIVE_TIMES, 5, Openings.TWENTY_TIMES, 20)
                .forEach((wanted, most) -> {
                    var link = link(Life.A_DAY, wanted);
                    for (var i = 1; i <= most; i++) {
                        assertThat(link.isLiveAt(NOW)).isTrue();
                        var at = NOW.plusMillis(i);
                        link = link.openedOnceMore(at);
                        assertThat(link.opened()).isEqualTo(i);
                        assertThat(link.lastOpenedAt()).contains(at);
                    }
                    var used = link;
                    assertThat(used.isLiveAt(NOW)).isFalse();
                    assertThat(used.isOverAt(NOW)).as("it is not its time that came").isFalse();
                    assertThatThrownBy(() -> used.openedOnceMore(NOW))
                            .isInstanceOf(IllegalStateException.class);
                });
        var link = link(Life.A_DAY, Openings.UNCOUNTED);
        for (var i = 0; i < 1000; i++) {
            link = link.openedOnceMore(NOW);
        }
        assertThat(link.isLiveAt(NOW)).isTrue();
    }
}
