package org.abri.domain.reminder;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.IntStream;
import org.abri.domain.reminder.AppointmentTime.Hour;
import org.abri.domain.text.Flaw;
import org.abri.domain.text.InvalidValue;
import org.abri.domain.vault.ItemContent.Appointment;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class RecurrenceTest {
    private static final SeriesId ID = new SeriesId(UUID.fromString("0a0a0a0a-0000-4000-8000-000000000001"));

    @Test
    @DisplayName("REM-1: what comes back every week, or every two, is on the same weekday at the same hour there, whatever the clocks do")
    void weeks() {
        var first = AppointmentTime.parse("2027-03-21T02:30 Europe/Paris");
        var weekly = new Recurrence(Rhythm.WEEKLY, 3).times(first);
        assertThat(weekly).map(AppointmentTime::written).containsExactly("2027-03-21T02:30 Europe/Paris",
                "2027-03-28T02:30 Europe/Paris", "2027-04-04T02:30 Europe/Paris");
        assertThat(weekly).map(AppointmentTime::hour).containsExactly(Hour.USUAL, Hour.LEFT_OUT, Hour.USUAL);
        assertThat(weekly.get(1).there().toLocalDateTime())
                .isEqualTo(LocalDateTime.parse("2027-03-28T03:30"));
        assertThat(new Recurrence(Rhythm.EVERY_TWO_WEEKS, 2)
                .times(AppointmentTime.parse("2027-10-17T02:30 Europe/Paris"))).map(AppointmentTime::hour)
                        .containsExactly(Hour.USUAL, Hour.TWICE);
    }

    @Test
    @DisplayName("REM-1: what comes back on the 31st is on the last day of shorter months, and on the 31st again after them")
    void months() {
        assertThat(new Recurrence(Rhythm.MONTHLY, 5)
                .times(AppointmentTime.parse("2027-12-31T09:00 Europe/Paris")))
                        .map(time -> time.local().toLocalDate().toString()).containsExactly("2027-12-31",
                                "2028-01-31", "2028-02-29", "2028-03-31", "2028-04-30");
    }

    @ParameterizedTest
    @CsvSource({ "WEEKLY, 2027-01-10, 2", "WEEKLY, 2027-01-11, 2", "WEEKLY, 2027-12-26, 52",
            "EVERY_TWO_WEEKS, 2027-01-17, 2", "MONTHLY, 2027-03-02, 2", "MONTHLY, 2027-12-03, 12" })
    @DisplayName("REM-1: {0} from 3 January until {1} it is {2} times, and that day counts")
    void until(Rhythm rhythm, LocalDate last, int times) {
        assertThat(Recurrence.until(rhythm, LocalDate.of(2027, 1, 3), last))
                .isEqualTo(new Recurrence(rhythm, times));
    }

    @ParameterizedTest
    @EnumSource(Rhythm.class)
    @DisplayName("REM-1: nothing comes back never, once, or for more than a year; nor does it end before it begins")
    void bounds(Rhythm rhythm) {
        var first = LocalDate.of(2027, 1, 3);
        for (var times : new int[] { Integer.MIN_VALUE, -1, 0, 1, rhythm.most() + 1, 1000 }) {
            assertThatThrownBy(() -> new Recurrence(rhythm, times)).extracting(RecurrenceTest::flaw)
                    .isEqualTo(Flaw.NOT_SO_MANY_TIMES);
        }
        assertThat(new Recurrence(rhythm, rhythm.most())
                .times(AppointmentTime.parse("2027-01-03T09:00 Etc/UTC")).getLast().local().toLocalDate())
                        .isAfter(first.plusMonths(10)).isBefore(first.plusYears(1));
        assertThatThrownBy(() -> Recurrence.until(rhythm, first, first.minusDays(1)))
                .extracting(RecurrenceTest::flaw).isEqualTo(Flaw.ENDS_BEFORE_IT_BEGINS);
        for (var last : new LocalDate[] { first, first.plusDays(6), first.plusYears(1), LocalDate.MAX }) {
            assertThatThrownBy(() -> Recurrence.until(rhythm, first, last))
                    .extracting(RecurrenceTest::flaw).isEqualTo(Flaw.NOT_SO_MANY_TIMES);
        }
        assertThatThrownBy(
                () -> new Recurrence(rhythm, 2).times(AppointmentTime.parse("2199-12-31T09:00 Etc/UTC")))
                        .extracting(RecurrenceTest::flaw).isEqualTo(Flaw.NOT_A_DATE);
    }

    @Test
    @DisplayName("REM-1: a series says which of it an appointment is, and reads it again; what is none is refused")
    void written() {
        var second = new Series(ID, Rhythm.MONTHLY, 2);
        assertThat(Series.parse(second.written())).isEqualTo(second);
        assertThat(second.follows(new Series(ID, Rhythm.MONTHLY, 1))).isTrue();
        assertThat(second.follows(second)).isFalse();
        assertThat(second.follows(new Series(new SeriesId(UUID.randomUUID()), Rhythm.MONTHLY, 1))).isFalse();
        for (var none : new String[] { "", ID + " MONTHLY", ID + " DAILY 1", "x MONTHLY 1", ID + " MONTHLY x",
                ID + " MONTHLY 0", ID + " MONTHLY 13" }) {
            assertThatThrownBy(() -> Series.parse(none)).isInstanceOfAny(IllegalArgumentException.class,
                    InvalidValue.class);
        }
    }

    @Test
    @DisplayName("REM-1: of another hour, those that follow stay on their days; of another day, they are counted anew from it")
    void following() {
        var all = series("2027-01-31T09:00 Europe/Paris", Rhythm.MONTHLY, 4);
        var february = all.get(1);
        assertThat(times(all, february, moved(february, "2027-02-28T15:00 Europe/Paris")))
                .containsExactly("2027-03-31T15:00 Europe/Paris", "2027-04-30T15:00 Europe/Paris");
        assertThat(times(all, february, moved(february, "2027-02-28T09:00 Indian/Reunion")))
                .containsExactly("2027-03-31T09:00 Indian/Reunion", "2027-04-30T09:00 Indian/Reunion");
        assertThat(times(all, february, moved(february, "2027-02-10T09:00 Europe/Paris")))
                .containsExactly("2027-03-10T09:00 Europe/Paris", "2027-04-10T09:00 Europe/Paris");
    }

    @Test
    @DisplayName("REM-1: only what is changed in one is changed in those that follow: what was said of one of them alone stays")
    void onlyWhatChanged() {
        var all = series("2027-01-03T09:00 Europe/Paris", Rhythm.WEEKLY, 3);
        var first = all.getFirst();
        var own = new Appointment("Kiné, avec la radio", all.get(1).time(), Optional.of("Quai"),
                Optional.empty(), Optional.of("Apporter la radio"), all.get(1).series());
        var now = new Appointment("Kiné", first.time(), Optional.of("Place du Port"), Optional.empty(),
                Optional.empty(), first.series());
        assertThat(own.following(first, now)).isEqualTo(new Appointment("Kiné, avec la radio", own.time(),
                Optional.of("Place du Port"), Optional.empty(), Optional.of("Apporter la radio"),
                own.series()));
    }

    @Test
    @DisplayName("REM-1: changed alone, an appointment stays in its series as long as it is at its time; called otherwise it stays too")
    void alone() {
        var one = series("2027-01-03T09:00 Europe/Paris", Rhythm.WEEKLY, 2).get(1);
        assertThat(new Appointment("CAF", one.time(), one.place(), one.with(), one.text()).inPlaceOf(one))
                .isEqualTo(one.called("CAF")).extracting(Appointment::series).isEqualTo(one.series());
        assertThat(moved(one, "2027-01-11T09:00 Europe/Paris").inPlaceOf(one).series()).isEmpty();
    }

    private static List<Appointment> series(String first, Rhythm rhythm, int times) {
        var each = new Recurrence(rhythm, times).times(AppointmentTime.parse(first));
        return IntStream.range(0, times)
                .mapToObj(number -> new Appointment("Kiné", each.get(number), Optional.of("Quai"),
                        Optional.empty(), Optional.empty(),
                        Optional.of(new Series(ID, rhythm, number + 1))))
                .toList();
    }

    private static List<String> times(List<Appointment> all, Appointment was,
            Appointment now) {
        return all.stream().skip(2).map(one -> one.following(was, now).time().written()).toList();
    }

    private static Appointment moved(Appointment one, String when) {
        return new Appointment(one.title(), AppointmentTime.parse(when), one.place(), one.with(), one.text(),
                one.series());
    }

    private static Flaw flaw(Throwable thrown) {
        return ((InvalidValue) thrown).flaw();
    }
}
