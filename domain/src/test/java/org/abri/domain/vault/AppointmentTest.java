package org.abri.domain.vault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.Optional;
import java.util.stream.Stream;
import org.abri.domain.reminder.AppointmentTime.Hour;
import org.abri.domain.reminder.AppointmentTime;
import org.abri.domain.text.Flaw;
import org.abri.domain.text.InvalidValue;
import org.abri.domain.vault.ItemContent.Appointment;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AppointmentTest {
    private static final String TIME = "2026-12-01T14:30 Europe/Paris";

    @Test
    @DisplayName("VLT-1: an appointment has a title and a time; what else is not known is left out")
    void timeAlone() {
        var known = appointment(TIME, "Mairie", "", "");
        assertThat(known.parts()).startsWith("Préfecture", TIME, "Mairie").hasSize(5);
        assertThat(known.called("CAF")).isEqualTo(
                new Appointment("CAF", known.time(), known.place(), known.with(), known.text()));
        assertThatThrownBy(() -> known.called(" ")).extracting(thrown -> ((InvalidValue) thrown).flaw())
                .isEqualTo(Flaw.MISSING);
        assertThatThrownBy(() -> appointment(TIME, "x".repeat(Appointment.LONGEST_PLACE + 1), "", ""))
                .extracting(thrown -> ((InvalidValue) thrown).flaw()).isEqualTo(Flaw.TOO_LONG);
    }

    @Test
    @DisplayName("I4: appointments that differ in anything differ in their parts")
    void partsTellAll() {
        assertThat(Stream
                .of(appointment(TIME, "", "", ""), appointment("2026-12-01T14:31 Europe/Paris", "", "", ""),
                        appointment("2026-12-01T14:30 Indian/Reunion", "", "", ""),
                        appointment(TIME, "x", "", ""), appointment(TIME, "", "x", ""),
                        appointment(TIME, "", "", "x"))
                .map(Appointment::parts)).doesNotHaveDuplicates();
    }

    @ParameterizedTest
    @CsvSource({ "2027-03-28T02:30 Europe/Paris, LEFT_OUT, 2027-03-28T03:30",
            "2027-10-31T02:30 Europe/Paris, TWICE, 2027-10-31T02:30",
            "2027-03-28T03:00 Europe/Paris, USUAL, 2027-03-28T03:00",
            "2027-03-28T02:30 Indian/Reunion, USUAL, 2027-03-28T02:30" })
    @DisplayName("VLT-1: an hour that a night has not, or has twice, is told: {0}")
    void nightsOfTheClocks(String time, Hour hour, LocalDateTime there) {
        var read = AppointmentTime.parse(time);
        assertThat(read.hour()).isEqualTo(hour);
        assertThat(read.there().toLocalDateTime()).isEqualTo(there);
        assertThat(read.written()).isEqualTo(time);
    }

    @Test
    @DisplayName("VLT-1: a time is kept to the minute, and in a year in which there are appointments")
    void toTheMinute() {
        var paris = ZoneId.of("Europe/Paris");
        assertThat(new AppointmentTime(LocalDateTime.parse("2026-12-01T14:30:59"), paris))
                .isEqualTo(AppointmentTime.parse(TIME));
        for (var local : new String[] { "0026-12-01T14:30", "+20260-12-01T14:30" }) {
            assertThatThrownBy(() -> new AppointmentTime(LocalDateTime.parse(local), paris))
                    .extracting(thrown -> ((InvalidValue) thrown).flaw()).isEqualTo(Flaw.NOT_A_DATE);
        }
    }

    private static Appointment appointment(String time, String place, String with, String text) {
        return new Appointment("Préfecture", AppointmentTime.parse(time), any(place), any(with), any(text));
    }

    private static Optional<String> any(String text) {
        return Optional.of(text).filter(some -> !some.isEmpty());
    }
}
