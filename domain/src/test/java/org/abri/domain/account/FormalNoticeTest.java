package org.abri.domain.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class FormalNoticeTest {
    private static final Instant GIVEN = Instant.parse("2026-03-10T22:30:00Z");
    private static final FormalNotice NOTICE =
            FormalNotice.given(new AccountId(new UUID(1, 1)), "Documents d’autrui", GIVEN);

    @Test
    @DisplayName("END-5: a formal notice runs for fifteen days; complied with on the fifteenth day, wherever that is, it ends there")
    void fifteenDays() {
        assertThat(NOTICE.lastDay()).isEqualTo(LocalDate.of(2026, 3, 25));
        for (var intime : new String[] { "2026-03-10T22:30:00Z", "2026-03-25T23:59:59Z",
                "2026-03-26T11:59:59.999Z" }) {
            var at = Instant.parse(intime);
            assertThat(NOTICE.runsAt(at)).as(intime).isTrue();
            assertThat(NOTICE.withoutEffectAt(at)).isFalse();
            var complied = NOTICE.compliedWith(at);
            assertThat(complied.runsAt(at)).isFalse();
            assertThat(complied.withoutEffectAt(Instant.parse("2027-01-01T00:00:00Z"))).isFalse();
            assertThat(complied.compliedAt()).contains(at);
        }
    }

    @Test
    @DisplayName("END-5: after the fifteenth day it stayed without effect, and complying comes too late")
    void withoutEffect() {
        var late = Instant.parse("2026-03-26T12:00:00Z");
        assertThat(NOTICE.runsAt(late)).isFalse();
        assertThat(NOTICE.withoutEffectAt(late)).isTrue();
        assertThatThrownBy(() -> NOTICE.compliedWith(late)).isInstanceOf(IllegalStateException.class);
    }
}
