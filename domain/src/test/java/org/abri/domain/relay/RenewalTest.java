package org.abri.domain.relay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.abri.domain.account.AccountId;
import org.abri.domain.account.OneTimeCode;
import org.abri.domain.account.SecretHash;
import org.abri.domain.relay.Renewal.Approval;
import org.abri.domain.relay.Renewal.Stage;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class RenewalTest {
    private static final Instant NOW = Instant.parse("2026-03-10T09:15:00Z");
    private static final SecretHash HASH = new SecretHash("$x");
    private static final AccountId PERSON = new AccountId(new UUID(0, 1));
    private static final AccountId ASKER = new AccountId(new UUID(0, 2));
    private static final AccountId SECOND = new AccountId(new UUID(0, 3));
    private static final RelayId RELAY = new RelayId(new UUID(0, 4));

    private final Renewal paper = Renewal.onPaper(PERSON, RELAY, ASKER, false, HASH, NOW);
    private final Renewal sms = Renewal.bySms(PERSON, RELAY, ASKER, false, HASH, NOW);

    @Test
    @DisplayName("AUT-6: a code on paper is dead until a second person approves, and then good for what is left of 72 hours")
    void paperWaits() {
        assertThat(paper.usableAt(NOW)).isEmpty();
        assertThat(paper.openAt(NOW)).isTrue();
        var approved = paper.approved(SECOND, NOW.plusSeconds(60));
        assertThat(approved.usableAt(NOW.plus(Duration.ofHours(71)))).contains(HASH);
        assertThat(approved.usableAt(NOW.plus(Duration.ofDays(3)))).isEmpty();
        assertThat(approved.approvedBy()).contains(SECOND);
        assertThatThrownBy(() -> approved.approved(SECOND, NOW)).isInstanceOf(IllegalStateException.class);
    }

    @Test
    @DisplayName("AUT-6, REC-1: a code by SMS is good at once, for ten minutes and five tries")
    void smsIsShort() {
        assertThat(sms.usableAt(NOW)).contains(HASH);
        assertThat(sms.usableAt(NOW.plus(OneTimeCode.LIFE))).isEmpty();
        var tried = sms;
        for (var i = 0; i < OneTimeCode.TRIES; i++) {
            assertThat(tried.usableAt(NOW)).isPresent();
            tried = tried.withWrongCode();
        }
        assertThat(tried.usableAt(NOW)).isEmpty();
    }

    @Test
    @DisplayName("AUT-4: whoever knows a username makes no code on paper dead by wrong tries")
    void paperBearsTries() {
        var approved = paper.approved(SECOND, NOW);
        assertThat(approved.withWrongCode()).isEqualTo(approved);
    }

    @Test
    @DisplayName("AUT-6, G-26: neither who asked nor whom it is for approves it")
    void nobodyApprovesTheirOwn() {
        assertThat(paper.approval(ASKER, false, false, NOW)).isEqualTo(Approval.OWN_REQUEST);
        assertThat(paper.approval(ASKER, true, false, NOW)).isEqualTo(Approval.OWN_REQUEST);
        assertThat(paper.approval(PERSON, false, false, NOW)).isEqualTo(Approval.OWN_ACCOUNT);
        assertThat(paper.approval(SECOND, false, false, NOW)).isEqualTo(Approval.APPROVED);
    }

    @Test
    @DisplayName("ACC-12: for whoever works at other relays too, one of the two who agree is an operator")
    void otherRelays() {
        assertThat(paper.approval(SECOND, false, true, NOW)).isEqualTo(Approval.OPERATOR_NEEDED);
        assertThat(paper.approval(SECOND, true, true, NOW)).isEqualTo(Approval.APPROVED);
        assertThat(Renewal.onPaper(PERSON, RELAY, ASKER, true, HASH, NOW).approval(SECOND, false, true, NOW))
                .isEqualTo(Approval.APPROVED);
    }

    @Test
    @DisplayName("AUT-6: what was used, stopped, approved or has lapsed waits for nobody; stopping it again changes nothing")
    void over() {
        var stopped = paper.stopped(NOW);
        assertThat(stopped.stage()).isEqualTo(Stage.STOPPED);
        assertThat(stopped.openAt(NOW)).isFalse();
        assertThat(stopped.stopped(NOW.plusSeconds(1))).isEqualTo(stopped);
        var used = paper.approved(SECOND, NOW).used(NOW);
        assertThat(used.usableAt(NOW)).isEmpty();
        assertThat(used.stopped(NOW)).isEqualTo(used);
        for (var each : new Renewal[] { stopped, used, paper.approved(SECOND, NOW), sms }) {
            assertThat(each.approval(SECOND, false, false, NOW)).isEqualTo(Approval.NOTHING_WAITS);
        }
        assertThat(paper.approval(SECOND, false, false, NOW.plus(Duration.ofDays(3))))
                .isEqualTo(Approval.NOTHING_WAITS);
    }
}
