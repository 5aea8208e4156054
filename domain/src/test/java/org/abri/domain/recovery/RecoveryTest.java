package org.abri.domain.recovery;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.abri.domain.account.AccountId;
import org.abri.domain.account.OneTimeCode;
import org.abri.domain.account.SecretHash;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class RecoveryTest {
    private static final Instant NOW = Instant.parse("2026-03-10T10:00:00Z");
    private static final AccountId PERSON = new AccountId(new UUID(1, 1));
    private static final SecretHash HASH = new SecretHash("$x");
    private static final Recovery BOTH =
            Recovery.none(PERSON).sent(HASH, NOW).started(HASH, NOW);

    @Test
    @DisplayName("REC-1, SEC-4: a code by SMS is good for ten minutes, one that staff show for five, and not at their end")
    void codesLapse() {
        assertThat(BOTH.codeOf(RecoveryProof.SMS_CODE, NOW.plus(OneTimeCode.LIFE).minusNanos(1)))
                .contains(HASH);
        assertThat(BOTH.codeOf(RecoveryProof.SMS_CODE, NOW.plus(OneTimeCode.LIFE))).isEmpty();
        var five = NOW.plus(Duration.ofMinutes(5));
        assertThat(BOTH.codeOf(RecoveryProof.STAFF, five.minusNanos(1))).contains(HASH);
        assertThat(BOTH.codeOf(RecoveryProof.STAFF, five)).isEmpty();
    }

    @Test
    @DisplayName("REC-1: after five wrong tries a code is dead, and the other one lives")
    void fiveTries() {
        for (var proof : new RecoveryProof[] { RecoveryProof.SMS_CODE, RecoveryProof.STAFF }) {
            var tried = BOTH;
            for (int tries = 0; tries < OneTimeCode.TRIES; tries++) {
                assertThat(tried.codeOf(proof, NOW)).contains(HASH);
                tried = tried.withWrongCode(proof);
            }
            assertThat(tried.codeOf(proof, NOW)).isEmpty();
            assertThat(tried.codeOf(
                    proof == RecoveryProof.STAFF ? RecoveryProof.SMS_CODE : RecoveryProof.STAFF, NOW))
                            .contains(HASH);
        }
        assertThat(BOTH.withWrongCode(RecoveryProof.RESCUE_CARD)).isEqualTo(BOTH);
    }

    @Test
    @DisplayName("REC-1: a code is good once, and a card each time")
    void once() {
        var begun = BOTH.begun(RecoveryProof.SMS_CODE, "token", NOW);
        assertThat(begun.codeOf(RecoveryProof.SMS_CODE, NOW)).isEmpty();
        assertThat(begun.codeOf(RecoveryProof.STAFF, NOW)).contains(HASH);
        assertThat(BOTH.begun(RecoveryProof.STAFF, "token", NOW).codeOf(RecoveryProof.STAFF, NOW)).isEmpty();
        assertThat(BOTH.begun(RecoveryProof.RESCUE_CARD, "token", NOW).bySms()).isEqualTo(BOTH.bySms());
    }

    @Test
    @DisplayName("SEC-4: what a first proof began is over after a quarter of an hour, and begins anew with another one")
    void over() {
        var begun = BOTH.begun(RecoveryProof.RESCUE_CARD, "token", NOW);
        assertThat(begun.underwayAt(NOW.plus(Recovery.LIFE).minusNanos(1)))
                .contains(new Recovery.Underway("token", RecoveryProof.RESCUE_CARD, NOW.plus(Recovery.LIFE)));
        assertThat(begun.underwayAt(NOW.plus(Recovery.LIFE))).isEmpty();
        assertThat(begun.begun(RecoveryProof.SMS_CODE, "other", NOW).underwayAt(NOW)).get()
                .extracting(Recovery.Underway::tokenHash).isEqualTo("other");
    }

    @Test
    @DisplayName("REC-3, SEC-4: once another phone is on the account, what the one before received leads nowhere, and what staff or a card began goes on")
    void otherPhone() {
        assertThat(BOTH.withoutPhone().codeOf(RecoveryProof.SMS_CODE, NOW)).isEmpty();
        assertThat(BOTH.withoutPhone().codeOf(RecoveryProof.STAFF, NOW)).contains(HASH);
        assertThat(BOTH.begun(RecoveryProof.SMS_CODE, "token", NOW).withoutPhone().underwayAt(NOW)).isEmpty();
        assertThat(BOTH.begun(RecoveryProof.RESCUE_CARD, "token", NOW).withoutPhone().underwayAt(NOW))
                .isPresent();
    }

    @Test
    @DisplayName("AUT-5: the secret question says something of whoever it is, so its answer is never the first proof")
    void theAnswerComesSecond() {
        assertThat(RecoveryProof.values()).filteredOn(proof -> !proof.canBeFirst())
                .containsExactly(RecoveryProof.SECRET_ANSWER);
    }
}
