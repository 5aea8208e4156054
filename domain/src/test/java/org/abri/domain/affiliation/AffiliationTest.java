package org.abri.domain.affiliation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.Map;
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
import org.junit.jupiter.params.provider.CsvSource;
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

    private static final ZoneId PARIS = ZoneId.of("Europe/Paris");

    @Test
    @DisplayName("AFF-7: from the declared end of support on there are thirty days, which end with the last of them where the relay is")
    void thirtyDays() {
        var ending = ACTIVE.feedingConsented(LATER).supportEnding(BY, PARIS, LATER);
        var end = ending.endOfSupport().orElseThrow();
        assertThat(end).isEqualTo(new EndOfSupport(BY, LATER, Instant.parse("2026-04-09T22:00:00Z"),
                Map.of()));
        assertThat(end.lastDay(PARIS)).isEqualTo(LocalDate.of(2026, 4, 9));
        assertThat(LocalDate.of(2026, 3, 10).until(end.lastDay(PARIS), ChronoUnit.DAYS)).isEqualTo(30);
        assertThat(ending.active()).isTrue();
        assertThat(ending.feedingAllowed()).isTrue();
        assertThat(ending.activeAt(end.endsAt().minusMillis(1))).isTrue();
        assertThat(ending.supportOverAt(end.endsAt().minusMillis(1))).isFalse();
        assertThat(ending.activeAt(end.endsAt())).isFalse();
        assertThat(ending.supportOverAt(end.endsAt())).isTrue();
        assertThat(ACTIVE.endOfSupport()).isEmpty();
        assertThat(ACTIVE.supportOverAt(Instant.MAX)).isFalse();
        var over = ending.ended(Ending.END_OF_SUPPORT, end.endsAt());
        assertThat(over.state()).isEqualTo(new AffiliationState.Over(end.endsAt(), Ending.END_OF_SUPPORT));
        assertThat(over.endOfSupport()).isEmpty();
        assertThat(over.supportOverAt(Instant.MAX)).isFalse();
    }

    @ParameterizedTest
    @CsvSource({ "2026-03-10T23:30:00Z, 2026-04-10", "2026-03-10T22:30:00Z, 2026-04-09",
            "2026-10-20T10:00:00Z, 2026-11-19", "2028-01-30T10:00:00Z, 2028-02-29" })
    @DisplayName("AFF-7: the days are those of the relay's calendar, when clocks change in between too")
    void daysOfTheCalendar(Instant declared, LocalDate last) {
        var end = EndOfSupport.declared(BY, PARIS, declared);
        assertThat(end.lastDay(PARIS)).isEqualTo(last);
        assertThat(end.endsAt()).isEqualTo(last.plusDays(1).atStartOfDay(PARIS).toInstant());
    }

    @Test
    @DisplayName("AFF-7: declared again, the first days count; taken back, it is as it was; only while it is active")
    void declaredAndTakenBack() {
        var ending = ACTIVE.supportEnding(BY, PARIS, LATER);
        var end = ending.endOfSupport().orElseThrow().endsAt();
        assertThat(ending.supportEnding(new AccountId(new UUID(1, 9)), PARIS, LATER.plusSeconds(86_400)))
                .isEqualTo(ending);
        assertThat(ending.supportGoesOn(end.minusMillis(1))).isEqualTo(ACTIVE);
        assertThat(ACTIVE.supportGoesOn(LATER)).isEqualTo(ACTIVE);
        assertThatThrownBy(() -> ending.supportGoesOn(end)).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> ending.supportEnding(BY, PARIS, end))
                .isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> REQUESTED.supportEnding(BY, PARIS, LATER))
                .isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> ACTIVE.ended(Ending.BY_BENEFICIARY, LATER).supportGoesOn(LATER))
                .isInstanceOf(IllegalStateException.class);
        assertThat(ending.ended(Ending.BY_BENEFICIARY, LATER).state())
                .isEqualTo(new AffiliationState.Over(LATER, Ending.BY_BENEFICIARY));
    }

    @Test
    @DisplayName("AFF-7: what is handed over is ticked, by whom and when; ticked again the first one counts; unticked it is as it was; only once declared")
    void handedOver() {
        var colleague = new AccountId(new UUID(1, 9));
        var ending = ACTIVE.supportEnding(BY, PARIS, LATER);
        var later = LATER.plusSeconds(60);
        var ticked = ending.handedOver(HandOver.PHONE, true, BY, later);
        assertThat(ticked.endOfSupport().orElseThrow().handedOver())
                .isEqualTo(Map.of(HandOver.PHONE, new EndOfSupport.Ticked(BY, later)));
        assertThat(ticked.handedOver(HandOver.PHONE, true, colleague, later.plusSeconds(1)))
                .isEqualTo(ticked);
        var both = ticked.handedOver(HandOver.RESCUE_CARD, true, colleague, later);
        assertThat(both.endOfSupport().orElseThrow().handedOver()).containsOnlyKeys(HandOver.PHONE,
                HandOver.RESCUE_CARD);
        assertThat(both.handedOver(HandOver.RESCUE_CARD, false, BY, later)).isEqualTo(ticked);
        assertThat(ending.handedOver(HandOver.PHONE, false, BY, later)).isEqualTo(ending);
        assertThat(both.supportEnding(colleague, PARIS, later)).as("declared again").isEqualTo(both);
        assertThat(both.supportGoesOn(later)).as("taken back").isEqualTo(ACTIVE);
        assertThatThrownBy(() -> ACTIVE.handedOver(HandOver.PHONE, true, BY, later))
                .isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> ticked.handedOver(HandOver.PHONE, true, BY,
                ticked.endOfSupport().orElseThrow().endsAt())).isInstanceOf(IllegalStateException.class);
    }

    @ParameterizedTest
    @CsvSource({ "2026-03-10T10:00:00Z, FAR", "2026-04-01T21:59:59Z, FAR",
            "2026-04-01T22:00:00Z, WITHIN_A_WEEK", "2026-04-08T21:59:59Z, WITHIN_A_WEEK",
            "2026-04-08T22:00:00Z, LAST_DAY", "2026-04-09T21:59:59Z, LAST_DAY",
            "2026-04-20T10:00:00Z, LAST_DAY" })
    @DisplayName("AFF-7: staff are reminded from seven days before the last one on, and on the last one")
    void reminded(Instant now, EndOfSupport.Nearness nearness) {
        assertThat(EndOfSupport.declared(BY, PARIS, NOW).at(now, PARIS)).isEqualTo(nearness);
    }

    @Test
    @DisplayName("AFF-10: a relay is quiet after a year without a meeting, and for a year after the person kept it it is not")
    void quiet() {
        var year = Duration.ofDays(365);
        assertThat(Affiliation.QUIET).isEqualTo(year);
        assertThat(ACTIVE.quietAt(Optional.empty(), LATER.plus(year).minusMillis(1))).isFalse();
        assertThat(ACTIVE.quietAt(Optional.empty(), LATER.plus(year))).isTrue();
        var met = LATER.plus(Duration.ofDays(100));
        assertThat(ACTIVE.quietAt(Optional.of(met), met.plus(year).minusMillis(1))).isFalse();
        assertThat(ACTIVE.quietAt(Optional.of(met), met.plus(year))).isTrue();
        assertThat(ACTIVE.quietAt(Optional.of(NOW.minus(year)), LATER.plus(year).minusMillis(1))).isFalse();
        var kept = LATER.plus(Duration.ofDays(400));
        assertThat(ACTIVE.kept(kept).quietAt(Optional.of(met), kept.plus(year).minusMillis(1))).isFalse();
        assertThat(ACTIVE.kept(kept).quietAt(Optional.of(met), kept.plus(year))).isTrue();
        assertThat(REQUESTED.quietAt(Optional.empty(), NOW.plus(year).plus(year))).isFalse();
        assertThat(ACTIVE.ended(Ending.LAPSED, LATER).quietAt(Optional.empty(), LATER.plus(year))).isFalse();
        var then = LATER.plus(year);
        assertThat(ACTIVE.supportEnding(BY, PARIS, then).quietAt(Optional.empty(), then)).isFalse();
        assertThat(ACTIVE.supportEnding(BY, PARIS, LATER).kept(LATER).endOfSupport()).isPresent();
        assertThatThrownBy(() -> REQUESTED.kept(LATER)).isInstanceOf(IllegalStateException.class);
    }
}
