package org.abri.domain.relay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.abri.domain.account.AccountId;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class MembershipTest {
    private static final Instant NOW = Instant.parse("2026-03-10T09:15:00Z");
    private static final AccountId MANAGER = new AccountId(new UUID(0, 2));

    private final Membership member = new Membership(new AccountId(new UUID(0, 1)),
            new RelayId(new UUID(0, 4)), StaffRole.PROFESSIONAL, NOW);

    @Test
    @DisplayName("ACC-3: what a manager asked for is answered once; yes makes a manager, who is new from then on")
    void answeredOnce() {
        var later = NOW.plus(Duration.ofDays(90));
        var asked = member.askedToManage(MANAGER, later);
        assertThat(asked.isManager()).isFalse();
        assertThat(asked.askedToManage(MANAGER, later.plusSeconds(1))).isEqualTo(asked);
        var manager = asked.answered(true, later);
        assertThat(manager.isManager()).isTrue();
        assertThat(manager.since()).isEqualTo(NOW);
        assertThat(manager.isNewAt(later)).isTrue();
        assertThat(manager.askedToManage(MANAGER, later)).isEqualTo(manager);
        assertThat(asked.answered(false, later)).isEqualTo(member);
        assertThatThrownBy(() -> member.answered(true, later)).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> manager.answered(true, later)).isInstanceOf(IllegalStateException.class);
    }

    @Test
    @DisplayName("REL-5: whoever has come is shown as new for thirty days")
    void newForThirtyDays() {
        assertThat(member.isNewAt(NOW)).isTrue();
        assertThat(member.isNewAt(NOW.plus(Membership.NEW).minusSeconds(1))).isTrue();
        assertThat(member.isNewAt(NOW.plus(Membership.NEW))).isFalse();
    }
}
