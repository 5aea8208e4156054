package org.abri.domain.reminder;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.stream.Stream;
import org.abri.domain.text.InvalidValue;
import org.abri.domain.vault.Occasion;
import org.abri.domain.vault.PaperKind;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LeadTimeTest {
    private static final LeadTime EVENING = LeadTime.usual().getFirst();
    private static final LeadTime TWO_HOURS = LeadTime.usual().getLast();

    private static AppointmentTime at(String local, String zone) {
        return new AppointmentTime(LocalDateTime.parse(local), ZoneId.of(zone));
    }

    @ParameterizedTest
    @CsvSource({
            "2026-12-03T09:30, Europe/Paris, 2026-12-02T17:00:00Z, 2026-12-03T06:30:00Z",
            // spring: the night is an hour shorter; the evening before is still at 18:00
            "2026-03-29T09:30, Europe/Paris, 2026-03-28T17:00:00Z, 2026-03-29T05:30:00Z",
            "2026-03-29T04:00, Europe/Paris, 2026-03-28T17:00:00Z, 2026-03-29T00:00:00Z",
            // autumn: an hour longer; two hours before 03:30 is 02:30 for the second time
            "2026-10-25T03:30, Europe/Paris, 2026-10-24T16:00:00Z, 2026-10-25T00:30:00Z",
            "2026-07-14T08:00, Indian/Reunion, 2026-07-13T14:00:00Z, 2026-07-14T02:00:00Z",
            "2026-07-14T08:00, America/Martinique, 2026-07-13T22:00:00Z, 2026-07-14T10:00:00Z",
            "2026-07-14T08:00, Pacific/Noumea, 2026-07-13T07:00:00Z, 2026-07-13T19:00:00Z",
            "2026-04-05T08:00, America/Miquelon, 2026-04-04T20:00:00Z, 2026-04-05T08:00:00Z" })
    @DisplayName("REM-3: the usual reminders are due at their time in the place's own, across the nights when the clocks change and overseas")
    void usual(String local, String zone, Instant evening, Instant twoHours) {
        assertThat(EVENING.dueFor(at(local, zone))).contains(evening);
        assertThat(TWO_HOURS.dueFor(at(local, zone))).contains(twoHours);
    }

    @Test
    @DisplayName("REM-3: an hour that there is not in spring is the one that clocks show instead; one that comes twice in autumn is the first")
    void twoNights() {
        assertThat(at("2026-03-29T02:30", "Europe/Paris").instant()).isEqualTo("2026-03-29T01:30:00Z");
        assertThat(at("2026-03-29T02:30", "Europe/Paris").there().toLocalTime()).isEqualTo("03:30");
        assertThat(at("2026-10-25T02:30", "Europe/Paris").instant()).isEqualTo("2026-10-25T00:30:00Z");
        assertThat(at("2026-10-25T02:30:59.999", "Europe/Paris"))
                .isEqualTo(at("2026-10-25T02:30", "Europe/Paris"));
    }

    @Test
    @DisplayName("REM-3: no lead time leads to a moment that is not before the appointment, on any night of the year, in any zone")
    void neverAfter() {
        var leads = List.of(EVENING, TWO_HOURS, new LeadTime.OnADay(0, LocalTime.of(8, 0)),
                new LeadTime.OnADay(0, LocalTime.MIDNIGHT), new LeadTime.OnADay(30, LocalTime.of(23, 59)),
                new LeadTime.Before(LeadTime.Before.SHORTEST), new LeadTime.Before(LeadTime.Before.LONGEST));
        for (var zone : List.of("Europe/Paris", "Indian/Reunion", "America/Cayenne", "Pacific/Tahiti",
                "America/Miquelon", "Australia/Lord_Howe", "Pacific/Apia")) {
            for (var local = LocalDateTime.parse("2026-01-01T00:30"); local.getYear() == 2026; local =
                    local.plusHours(7)) {
                var appointment = new AppointmentTime(local, ZoneId.of(zone));
                for (var lead : leads) {
                    assertThat(lead.dueFor(appointment)).as(lead + " of " + appointment)
                            .satisfiesAnyOf(due -> assertThat(due).isEmpty(),
                                    due -> assertThat(due.orElseThrow()).isBefore(appointment.instant()));
                }
                assertThat(EVENING.dueFor(appointment)).isPresent();
                assertThat(TWO_HOURS.dueFor(appointment))
                        .contains(appointment.instant().minus(2, ChronoUnit.HOURS));
            }
        }
        assertThat(new LeadTime.OnADay(0, LocalTime.of(9, 30)).dueFor(at("2026-12-03T09:30", "Europe/Paris")))
                .isEmpty();
        assertThat(new LeadTime.OnADay(0, LocalTime.of(9, 29)).dueFor(at("2026-12-03T09:30", "Europe/Paris")))
                .isPresent();
    }

    @Test
    @DisplayName("REM-1: a lead time is from a quarter of an hour to a month; anything else is no choice")
    void bounds() {
        for (var days : new int[] { -1, 31 }) {
            assertThatThrownBy(() -> new LeadTime.OnADay(days, LocalTime.NOON))
                    .isInstanceOf(InvalidValue.class);
        }
        for (var time : List.of(Duration.ZERO, Duration.ofHours(-2),
                LeadTime.Before.SHORTEST.minusMillis(1),
                LeadTime.Before.LONGEST.plusMillis(1))) {
            assertThatThrownBy(() -> new LeadTime.Before(time)).isInstanceOf(InvalidValue.class);
        }
    }

    @Test
    @DisplayName("REM-1, REM-3: of a paper's last day months count by the calendar, at ten there; a permit is proposed early, and each proposal can be chosen")
    void ofPapers() {
        assertThat(LeadTime.offeredOfPapers()).map(LeadTime::written).containsExactly("P4M@10:00",
                "P2M@10:00", "P1M@10:00", "P7D@10:00");
        assertThat(LeadTime.offeredOfPapers()).hasSizeLessThanOrEqualTo(LeadTime.MOST)
                .allSatisfy(lead -> assertThat(LeadTime.parse(lead.written())).isEqualTo(lead))
                .containsAll(Stream.of(PaperKind.values()).map(PaperKind::proposed).toList());
        assertThat(PaperKind.RESIDENCE.proposed()).isEqualTo(LeadTime.months(4));
        var end = new Occasion.LastDay(LocalDate.of(2027, 3, 31), ZoneId.of("Europe/Paris")).time();
        assertThat(LeadTime.months(1).at(end)).isEqualTo(Instant.parse("2027-02-28T09:00:00Z"));
        for (var months : List.of(0, LeadTime.Months.MOST + 1)) {
            assertThatThrownBy(() -> LeadTime.months(months)).isInstanceOf(InvalidValue.class);
        }
    }

    @Test
    @DisplayName("REM-1: what is offered comes back as it was written, holds what is usual, and is no more than may be")
    void offered() {
        assertThat(LeadTime.offered()).containsAll(LeadTime.usual()).doesNotHaveDuplicates()
                .hasSizeLessThanOrEqualTo(LeadTime.MOST)
                .allSatisfy(lead -> assertThat(LeadTime.parse(lead.written())).isEqualTo(lead));
        assertThat(LeadTime.usual()).map(LeadTime::written).containsExactly("P1D@18:00", "PT2H");
    }
}
