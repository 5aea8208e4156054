package org.abri.domain.affiliation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.abri.domain.account.AccountId;
import org.abri.domain.account.OneTimeCode;
import org.abri.domain.account.SecretHash;
import org.abri.domain.relay.RelayId;
import org.abri.domain.vault.VaultId;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class AffiliationTest {
    private static final Instant NOW = Instant.parse("2026-03-10T10:00:00Z");
    private static final Instant LATER = NOW.plusSeconds(60);
    private static final AffiliationId ID = new AffiliationId(new UUID(4, 1));
    private static final VaultId VAULT = new VaultId(new UUID(1, 1));
    private static final RelayId RELAY = new RelayId(new UUID(2, 1));
    private static final AccountId BY = new AccountId(new UUID(1, 3));
    private static final OneTimeCode CODE = OneTimeCode.issued(new SecretHash("$x"), NOW);
    private static final Affiliation REQUESTED =
            Affiliation.requested(ID, VAULT, RELAY, BY, Optional.of(CODE), NOW);
    private static final Affiliation ACTIVE = REQUESTED.confirmed(Proof.SMS_CODE, LATER);

    @ParameterizedTest
    @EnumSource(names = { "SMS_CODE", "OWN_ACCOUNT", "SECRET_ANSWER" })
    @DisplayName("AFF-2: a request takes effect when it is confirmed, in one of three ways, and says how and since when")
    void takesEffectWhenConfirmed(Proof proof) {
        var confirmed = REQUESTED.confirmed(proof, LATER);
        assertThat(REQUESTED.active()).isFalse();
        assertThat(confirmed.active()).isTrue();
        assertThat(confirmed.state()).isEqualTo(new AffiliationState.Active(LATER, proof));
        assertThat(confirmed.id()).isEqualTo(ID);
        assertThat(confirmed.vault()).isEqualTo(VAULT);
        assertThat(confirmed.relay()).isEqualTo(RELAY);
    }

    @Test
    @DisplayName("ACC-9: at the opening of an account an affiliation is active at once, and says so")
    void atOpening() {
        var opened = Affiliation.atOpening(ID, VAULT, RELAY, NOW);
        assertThat(opened.state()).isEqualTo(new AffiliationState.Active(NOW, Proof.AT_OPENING));
        assertThat(opened.feedingAllowed()).isFalse();
    }

    @Test
    @DisplayName("AFF-3: a request is confirmed once")
    void confirmedOnce() {
        assertThatThrownBy(() -> ACTIVE.confirmed(Proof.SMS_CODE, LATER))
                .isInstanceOf(IllegalStateException.class);
        assertThat(ACTIVE.openRequestAt(LATER)).isEmpty();
    }

    @Test
    @DisplayName("AFF-3: a request can be confirmed until the last moment of its seven days, and not at their end")
    void sevenDays() {
        var end = NOW.plus(Duration.ofDays(7));
        assertThat(AffiliationState.Requested.LIFE).isEqualTo(Duration.ofDays(7));
        assertThat(REQUESTED.confirmed(Proof.OWN_ACCOUNT, end.minusNanos(1)).active()).isTrue();
        assertThat(REQUESTED.openRequestAt(end)).isEmpty();
        assertThatThrownBy(() -> REQUESTED.confirmed(Proof.OWN_ACCOUNT, end))
                .isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> REQUESTED.confirmed(Proof.OWN_ACCOUNT, end.plusSeconds(1)))
                .isInstanceOf(IllegalStateException.class);
    }

    @ParameterizedTest
    @EnumSource(names = { "REFUSED", "WITHDRAWN", "LAPSED" })
    @DisplayName("AFF-3: a request that was refused, withdrawn or lapsed is over and cannot be confirmed any more")
    void overBeforeItBegan(Ending how) {
        var over = REQUESTED.ended(how, LATER);
        assertThat(over.state()).isEqualTo(new AffiliationState.Over(LATER, how));
        assertThat(over.openRequestAt(LATER)).isEmpty();
        assertThatThrownBy(() -> over.confirmed(Proof.SMS_CODE, LATER))
                .isInstanceOf(IllegalStateException.class);
    }

    @Test
    @DisplayName("AFF-3: a wrong code counts against the code and changes nothing else; after five the code is dead, the request is not")
    void wrongCodes() {
        var tie = REQUESTED;
        for (var tries = 0; tries < OneTimeCode.TRIES; tries++) {
            var request = tie.openRequestAt(LATER).orElseThrow();
            assertThat(request.code().orElseThrow().usableAt(LATER)).isTrue();
            tie = tie.withWrongCode();
        }
        var request = tie.openRequestAt(LATER).orElseThrow();
        assertThat(request.code().orElseThrow().usableAt(LATER)).isFalse();
        assertThat(request.expiresAt()).isEqualTo(NOW.plus(Duration.ofDays(7)));
        assertThat(tie.confirmed(Proof.OWN_ACCOUNT, LATER).active()).isTrue();
    }

    @Test
    @DisplayName("AFF-5: an affiliation that is ended is over for good, and ending it again changes nothing")
    void overForGood() {
        var over = ACTIVE.ended(Ending.BY_BENEFICIARY, LATER);
        assertThat(over.over()).isTrue();
        assertThat(over.active()).isFalse();
        assertThat(over.ended(Ending.BY_STAFF_AS_ASKED, LATER.plusSeconds(1))).isEqualTo(over);
        assertThatThrownBy(() -> over.confirmed(Proof.SMS_CODE, LATER))
                .isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> over.feedingConsented(LATER)).isInstanceOf(IllegalStateException.class);
    }

    @Test
    @DisplayName("VLT-5: consent to feed is asked apart, kept with its first date, and withdrawn at any time")
    void consentToFeed() {
        var fed = ACTIVE.feedingConsented(LATER);
        assertThat(ACTIVE.feedingAllowed()).isFalse();
        assertThat(fed.feedingAllowed()).isTrue();
        assertThat(fed.feedingConsented(LATER.plusSeconds(9))).isEqualTo(fed);
        assertThat(fed.feedingWithdrawn()).isEqualTo(ACTIVE);
        assertThat(ACTIVE.feedingWithdrawn()).isEqualTo(ACTIVE);
        assertThatThrownBy(() -> REQUESTED.feedingConsented(LATER)).isInstanceOf(IllegalStateException.class);
    }

    @Test
    @DisplayName("VLT-5: consent goes with the affiliation, and a row that says otherwise gives nothing")
    void consentGoesWithTheAffiliation() {
        var over = ACTIVE.feedingConsented(LATER).ended(Ending.BY_BENEFICIARY, LATER);
        assertThat(over.feedingSince()).isEmpty();
        assertThat(over.feedingAllowed()).isFalse();
        assertThat(new Affiliation(ID, VAULT, RELAY, over.state(), Optional.of(NOW)).feedingAllowed())
                .isFalse();
        assertThat(new Affiliation(ID, VAULT, RELAY, REQUESTED.state(), Optional.of(NOW)).feedingAllowed())
                .isFalse();
    }

    @Test
    @DisplayName("AFF-3, SEC-6: a refusal keeps quiet for seven days, unless it is taken back; no other ending does")
    void silence() {
        for (var how : Ending.values()) {
            var over = REQUESTED.ended(how, NOW);
            assertThat(over.silentAt(NOW)).as(how.name()).isEqualTo(how == Ending.REFUSED);
        }
        var refused = REQUESTED.ended(Ending.REFUSED, NOW);
        assertThat(refused.silentAt(NOW.plus(Affiliation.SILENCE).minusMillis(1))).isTrue();
        assertThat(refused.silentAt(NOW.plus(Affiliation.SILENCE))).isFalse();
        assertThat(refused.refusalLifted().silentAt(NOW)).isFalse();
        assertThatThrownBy(() -> refused.refusalLifted().refusalLifted())
                .isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> REQUESTED.refusalLifted()).isInstanceOf(IllegalStateException.class);
        assertThat(REQUESTED.silentAt(NOW)).isFalse();
    }
}
