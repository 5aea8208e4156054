package org.abri.domain.relay;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.abri.domain.account.AccountId;
import org.abri.domain.account.Username;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class InvitationTest {
    @Test
    @DisplayName("ACC-12: an invitation can be answered for fourteen days, and no longer")
    void life() {
        var at = Instant.parse("2026-03-01T10:00:00Z");
        var invitation = new Invitation(new RelayId(new UUID(2, 1)), Username.typed("kado-limu-pero"),
                new AccountId(new UUID(1, 1)), at);
        assertThat(invitation.openAt(at)).isTrue();
        assertThat(invitation.openAt(at.plus(Duration.ofDays(14)).minusMillis(1))).isTrue();
        assertThat(invitation.openAt(at.plus(Duration.ofDays(14)))).isFalse();
    }
}
