package org.abri.domain.relay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.UUID;
import org.abri.domain.text.Flaw;
import org.abri.domain.text.InvalidValue;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ServiceAgreementTest {
    private static final LocalDate FROM = LocalDate.of(2026, 3, 1);
    private static final LocalDate UNTIL = LocalDate.of(2026, 3, 31);
    private static final ServiceAgreement AGREEMENT =
            ServiceAgreement.concluded(FROM, UNTIL, "1 200 € a year");

    @ParameterizedTest
    @CsvSource({ "Europe/Paris,2026-02-28T23:00:00Z,2026-03-31T22:00:00Z",
            "Indian/Reunion,2026-02-28T20:00:00Z,2026-03-31T20:00:00Z",
            "America/Guadeloupe,2026-03-01T04:00:00Z,2026-04-01T04:00:00Z",
            "Pacific/Noumea,2026-02-28T13:00:00Z,2026-03-31T13:00:00Z",
            "Pacific/Tahiti,2026-03-01T10:00:00Z,2026-04-01T10:00:00Z",
            "UTC,2026-03-01T00:00:00Z,2026-04-01T00:00:00Z" })
    @DisplayName("REL-2: an agreement holds from the first morning to the last evening, where the relay is, across the change of hour")
    void firstMorningToLastEvening(String zone, Instant begins, Instant ends) {
        var there = ZoneId.of(zone);
        assertThat(relay(AGREEMENT, there).worksAt(begins.minusNanos(1))).isFalse();
        assertThat(relay(AGREEMENT, there).worksAt(begins)).isTrue();
        assertThat(relay(AGREEMENT, there).worksAt(ends.minusNanos(1))).isTrue();
        assertThat(relay(AGREEMENT, there).worksAt(ends)).isFalse();
    }

    @Test
    @DisplayName("REL-2: an agreement of one day holds that whole day")
    void oneDay() {
        var day = ServiceAgreement.concluded(FROM, FROM, "free");
        assertThat(relay(day, ZoneId.of("UTC")).worksAt(Instant.parse("2026-03-01T12:00:00Z"))).isTrue();
        assertThat(relay(day, ZoneId.of("UTC")).worksAt(Instant.parse("2026-03-02T00:00:00Z"))).isFalse();
    }

    @Test
    @DisplayName("REL-2: an agreement records its cost of use and does not end before it begins")
    void recordsItsCost() {
        assertThat(AGREEMENT.costOfUse()).isEqualTo("1 200 € a year");
        assertThatThrownBy(() -> ServiceAgreement.concluded(FROM, FROM.minusDays(1), "free"))
                .isInstanceOfSatisfying(InvalidValue.class,
                        thrown -> assertThat(thrown.flaw()).isEqualTo(Flaw.ENDS_BEFORE_IT_BEGINS));
        assertThatThrownBy(() -> ServiceAgreement.concluded(FROM, UNTIL, " "))
                .isInstanceOf(InvalidValue.class);
    }

    @Test
    @DisplayName("REL-3: while it is suspended a relay does not work")
    void suspended() {
        var during = Instant.parse("2026-03-10T10:00:00Z");
        var relay = relay(AGREEMENT, ZoneId.of("Indian/Reunion"));
        var suspended = relay(new ServiceAgreement(AGREEMENT.from(), AGREEMENT.until(),
                AGREEMENT.costOfUse(), Optional.of(during)), ZoneId.of("Indian/Reunion"));
        assertThat(relay.worksAt(during)).isTrue();
        assertThat(suspended.worksAt(during)).isFalse();
        assertThat(suspended.worksAt(during.minusSeconds(9))).isFalse();
        assertThat(relay.name()).isEqualTo("Accueil de jour");
    }

    @Test
    @DisplayName("REL-2: renewed while it runs, the next period follows at once or after a gap, in which nobody works")
    void renewed() {
        for (var gap : new int[] { 0, 5 }) {
            var more = new ServiceAgreement.Period(UNTIL.plusDays(1 + gap), UNTIL.plusDays(40), "free");
            var renewed = AGREEMENT.renewed(more, FROM);
            assertThat(renewed.next()).contains(more);
            assertThat(renewed.lastDay()).isEqualTo(UNTIL.plusDays(40));
            var relay = relay(renewed, ZoneId.of("UTC"));
            assertThat(relay.worksAt(at(UNTIL))).isTrue();
            assertThat(relay.worksAt(at(UNTIL.plusDays(1)))).isEqualTo(gap == 0);
            assertThat(relay.worksAt(at(UNTIL.plusDays(gap)))).isEqualTo(gap == 0);
            assertThat(relay.worksAt(at(UNTIL.plusDays(1 + gap)))).isTrue();
            assertThat(relay.worksAt(at(UNTIL.plusDays(40)))).isTrue();
            assertThat(relay.worksAt(at(UNTIL.plusDays(41)))).isFalse();
            assertThat(renewed.seenOn(UNTIL.plusDays(gap))).isEqualTo(renewed);
            var later = renewed.seenOn(UNTIL.plusDays(1 + gap));
            assertThat(later).isEqualTo(ServiceAgreement.concluded(more.from(), more.until(), "free"));
            assertThat(later.renewed(period(41, 60), UNTIL.plusDays(2 + gap)).lastDay())
                    .isEqualTo(UNTIL.plusDays(60));
            assertThatThrownBy(() -> renewed.renewed(period(50, 60), FROM))
                    .isInstanceOf(IllegalStateException.class);
        }
    }

    @Test
    @DisplayName("REL-2: renewed once it is over, the new period takes its place, from that morning on")
    void renewedAfterwards() {
        var renewed = AGREEMENT.renewed(period(20, 40), UNTIL.plusDays(10));
        assertThat(renewed).isEqualTo(ServiceAgreement.concluded(UNTIL.plusDays(20), UNTIL.plusDays(40),
                "free"));
        assertThat(AGREEMENT.renewed(period(1, 9), UNTIL).next()).as("on its last day").isPresent();
    }

    @Test
    @DisplayName("REL-2: no period begins before the other ends")
    void noOverlap() {
        for (var today : new LocalDate[] { FROM, UNTIL.plusDays(10) }) {
            assertThatThrownBy(() -> AGREEMENT.renewed(period(0, 40), today)).isInstanceOfSatisfying(
                    InvalidValue.class,
                    thrown -> assertThat(thrown.flaw()).isEqualTo(Flaw.BEGINS_BEFORE_THE_OTHER_ENDS));
        }
        assertThatThrownBy(() -> period(40, 39)).isInstanceOfSatisfying(InvalidValue.class,
                thrown -> assertThat(thrown.flaw()).isEqualTo(Flaw.ENDS_BEFORE_IT_BEGINS));
    }

    @Test
    @DisplayName("REL-3: suspended it stays so through a renewal, until it is lifted; suspended again, it has been since the first time")
    void suspendedAndRenewed() {
        var since = at(FROM);
        var suspended = AGREEMENT.suspended("Gestion à revoir", since).renewed(period(1, 40), FROM)
                .suspended("Toujours", since.plusSeconds(9)).seenOn(UNTIL.plusDays(3));
        assertThat(suspended.suspendedSince()).contains(since);
        assertThat(suspended.suspendedWhy()).contains("Toujours");
        assertThat(relay(suspended, ZoneId.of("UTC")).worksAt(at(UNTIL.plusDays(3)))).isFalse();
        var resumed = suspended.resumed();
        assertThat(relay(resumed, ZoneId.of("UTC")).worksAt(at(UNTIL.plusDays(3)))).isTrue();
        assertThat(resumed.suspendedWhy()).isEmpty();
        assertThatThrownBy(() -> AGREEMENT.suspended(" ", since)).isInstanceOf(InvalidValue.class);
    }

    @Test
    @DisplayName("REL-2: ended sooner than was concluded, on the evening of that day; what it was renewed for after it is gone")
    void ended() {
        var last = FROM.plusDays(10);
        var relay = relay(AGREEMENT.ended(last, FROM.plusDays(2)), ZoneId.of("UTC"));
        assertThat(relay.worksAt(at(last))).isTrue();
        assertThat(relay.worksAt(at(last.plusDays(1)))).isFalse();
        var renewed = AGREEMENT.renewed(period(5, 40), FROM);
        assertThat(renewed.ended(last, FROM)).isEqualTo(AGREEMENT.ended(last, FROM));
        assertThat(renewed.ended(UNTIL.plusDays(2), FROM)).as("in the gap").isEqualTo(AGREEMENT);
        assertThat(renewed.ended(UNTIL.plusDays(9), FROM).next()).contains(period(5, 9));
        assertThat(renewed.ended(UNTIL, FROM)).isEqualTo(AGREEMENT);
    }

    @Test
    @DisplayName("REL-2: it cannot be ended on a day that is over, later than was concluded, or before it begins")
    void notEnded() {
        assertFlaw(FROM.plusDays(1), FROM.plusDays(2), Flaw.IN_THE_PAST);
        assertFlaw(UNTIL, FROM, Flaw.NOT_SOONER);
        assertFlaw(FROM.minusDays(1), FROM.minusDays(5), Flaw.ENDS_BEFORE_IT_BEGINS);
    }

    private static void assertFlaw(LocalDate last, LocalDate today, Flaw flaw) {
        assertThatThrownBy(() -> AGREEMENT.ended(last, today)).isInstanceOfSatisfying(InvalidValue.class,
                thrown -> assertThat(thrown.flaw()).isEqualTo(flaw));
    }

    private static ServiceAgreement.Period period(int from, int until) {
        return new ServiceAgreement.Period(UNTIL.plusDays(from), UNTIL.plusDays(until), "free");
    }

    private static Instant at(LocalDate day) {
        return day.atTime(12, 0).toInstant(ZoneOffset.UTC);
    }

    private static Relay relay(ServiceAgreement agreement, ZoneId zone) {
        return new Relay(new RelayId(new UUID(2, 1)), " Accueil\nde jour ", zone, agreement);
    }

    @Test
    @DisplayName("REL-3: the same moment is inside for one relay and outside for another, each by its own clock")
    void eachByItsOwnClock() {
        var lateInReunion = Instant.parse("2026-03-31T21:00:00Z");
        assertThat(relay(AGREEMENT, ZoneId.of("Indian/Reunion")).worksAt(lateInReunion)).isFalse();
        assertThat(relay(AGREEMENT, ZoneId.of("Europe/Paris")).worksAt(lateInReunion)).isTrue();
    }
}
