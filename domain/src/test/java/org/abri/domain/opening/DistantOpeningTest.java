package org.abri.domain.opening;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.abri.domain.account.AccountId;
import org.abri.domain.account.OneTimeCode;
import org.abri.domain.account.SecretHash;
import org.abri.domain.opening.DistantOpening.Stage;
import org.abri.domain.relay.RelayId;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class DistantOpeningTest {
    private static final Instant NOW = Instant.parse("2026-03-10T10:00:00Z");
    private static final Instant END = NOW.plus(Duration.ofDays(7));
    private static final SecretHash HASH = new SecretHash("$x");
    private static final DistantOpening ASKED = DistantOpening.asked(new OpeningId(new UUID(1, 1)),
            new AccountId(new UUID(2, 2)), new RelayId(new UUID(3, 3)), new AccountId(new UUID(4, 4)), true,
            "link", HASH, NOW);

    @Test
    @DisplayName("ACC-7: it waits for seven days, and not at their end; so does its code")
    void sevenDays() {
        assertThat(ASKED.waitsAt(END.minusMillis(1))).isTrue();
        assertThat(ASKED.codeAt(END.minusMillis(1))).contains(HASH);
        assertThat(ASKED.waitsAt(END)).isFalse();
        assertThat(ASKED.codeAt(END)).isEmpty();
        assertThat(ASKED.stageAt(END.minusMillis(1))).isEqualTo(Stage.WAITING);
        assertThat(ASKED.stageAt(END)).isEqualTo(Stage.LAPSED);
    }

    @Test
    @DisplayName("ACC-7: sent again, the code before is dead, and the opening lapses no later")
    void sentAgain() {
        var other = new SecretHash("$y");
        var again = ASKED.sentAgain("other", other, NOW.plus(Duration.ofDays(6)));
        assertThat(again.codeAt(END.minusMillis(1))).contains(other);
        assertThat(again.codeAt(END)).isEmpty();
        assertThat(again.sent()).get().extracting(DistantOpening.Sent::link).isEqualTo("other");
        assertThatThrownBy(() -> ASKED.sentAgain("late", other, END))
                .isInstanceOf(IllegalStateException.class);
    }

    @Test
    @DisplayName("REC-1: after five wrong tries its code is dead, and one that is sent again is not")
    void fiveTries() {
        var tried = ASKED;
        for (int tries = 0; tries < OneTimeCode.TRIES; tries++) {
            assertThat(tried.codeAt(NOW)).contains(HASH);
            tried = tried.withWrongCode();
        }
        assertThat(tried.codeAt(NOW)).isEmpty();
        assertThat(tried.waitsAt(NOW)).isTrue();
        assertThat(tried.sentAgain("other", HASH, NOW).codeAt(NOW)).contains(HASH);
    }

    @Test
    @DisplayName("ACC-7: it is validated once, and what was validated never lapses")
    void validatedOnce() {
        var validated = ASKED.validated(NOW.plusSeconds(9));
        assertThat(validated.stageAt(END)).isEqualTo(Stage.VALIDATED);
        assertThat(validated.since()).isEqualTo(NOW.plusSeconds(9));
        assertThatThrownBy(() -> validated.validated(NOW)).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> validated.lapsed(END)).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> validated.sentAgain("other", HASH, NOW))
                .isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> ASKED.validated(END)).isInstanceOf(IllegalStateException.class);
    }

    @Test
    @DisplayName("ACC-7: what lapsed says whose it was no more, and keeps nothing of what was sent")
    void lapsed() {
        var lapsed = ASKED.lapsed(END);
        assertThat(lapsed.account()).isEmpty();
        assertThat(lapsed.sent()).isEmpty();
        assertThat(lapsed.stage()).isEqualTo(Stage.LAPSED);
        assertThat(lapsed.codeAt(NOW)).isEmpty();
    }
}
