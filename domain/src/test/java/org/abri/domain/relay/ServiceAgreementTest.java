package org.abri.domain.relay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
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
