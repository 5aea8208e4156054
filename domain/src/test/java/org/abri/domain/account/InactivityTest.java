package org.abri.domain.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.UUID;
import org.abri.domain.account.Inactivity.Step;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class InactivityTest {
    private static final AccountId AWA = new AccountId(new UUID(1, 2));
    private static final LocalDate DAY = LocalDate.of(2026, 5, 10);
    private static final LocalDate LAST = LocalDate.of(2076, 5, 10);

    private final Inactivity since = Inactivity.since(AWA, DAY);

    @Test
    @DisplayName("END-6: a notice a year, three months and one month before the fiftieth year is over, then the end, a day later")
    void steps() {
        assertThat(since.lastDay()).isEqualTo(LAST);
        assertThat(since.stepOn(LAST.minusYears(1).minusDays(1))).isEqualTo(Step.WAIT);
        assertThat(since.stepOn(LAST.minusYears(1))).isEqualTo(Step.GIVE_NOTICE);
        var first = since.noticed(LAST.minusYears(1));
        assertThat(first.lastDay()).isEqualTo(LAST);
        assertThat(first.stepOn(LAST.minusMonths(3).minusDays(1))).isEqualTo(Step.WAIT);
        assertThat(first.stepOn(LAST.minusMonths(3))).isEqualTo(Step.GIVE_NOTICE);
        var second = first.noticed(LAST.minusMonths(3));
        assertThat(second.stepOn(LAST.minusMonths(1).minusDays(1))).isEqualTo(Step.WAIT);
        assertThat(second.stepOn(LAST.minusMonths(1))).isEqualTo(Step.GIVE_NOTICE);
        var third = second.noticed(LAST.minusMonths(1));
        assertThat(third.lastDay()).isEqualTo(LAST);
        assertThat(third.stepOn(LAST)).as("the last day is still one").isEqualTo(Step.WAIT);
        assertThat(third.stepOn(LAST.plusDays(1))).isEqualTo(Step.DELETE);
        assertThatThrownBy(() -> third.noticed(LAST)).isInstanceOf(IllegalStateException.class);
    }

    @Test
    @DisplayName("END-6: a sign-in begins the years again, on whatever day it is, and nothing that was told counts any more")
    void seen() {
        var told =
                since.noticed(LAST.minusYears(1)).noticed(LAST.minusMonths(3)).noticed(LAST.minusMonths(1));
        assertThat(told.seen(LAST)).isEqualTo(Inactivity.since(AWA, LAST));
        assertThat(told.seen(DAY)).isEqualTo(told);
        assertThat(told.seen(DAY.minusDays(1))).isEqualTo(told);
        assertThat(since.seen(DAY.plusDays(1)).lastDay()).isEqualTo(LAST.plusDays(1));
    }

    @Test
    @DisplayName("END-6: whoever was not told, however long ago it is, is told first, and has all the time that the notice says")
    void lateNotices() {
        var late = LAST.plusYears(10);
        assertThat(since.stepOn(late)).isEqualTo(Step.GIVE_NOTICE);
        var first = since.noticed(late);
        assertThat(first.lastDay()).isEqualTo(late.plusYears(1));
        assertThat(first.stepOn(late)).isEqualTo(Step.WAIT);
        assertThat(first.nextOn()).isEqualTo(late.plusMonths(9));
        var secondLate = first.noticed(late.plusYears(3));
        assertThat(secondLate.lastDay()).isEqualTo(late.plusYears(3).plusMonths(3));
        var third = secondLate.noticed(secondLate.nextOn());
        assertThat(third.stepOn(secondLate.lastDay())).isEqualTo(Step.WAIT);
        assertThat(third.stepOn(secondLate.lastDay().plusDays(1))).isEqualTo(Step.DELETE);
    }

    @Test
    @DisplayName("END-6: no notice moves the last day to before what an earlier one said, on any day of four years")
    void neverSooner() {
        for (var given = LAST.plusYears(1); given.isBefore(LAST.plusYears(5)); given = given.plusDays(1)) {
            var notice = since.noticed(given);
            while (notice.notices() < Inactivity.NOTICES.size()) {
                var next = notice.noticed(notice.nextOn());
                assertThat(next.lastDay()).isAfterOrEqualTo(notice.lastDay());
                assertThat(next.nextOn()).isAfterOrEqualTo(notice.nextOn());
                notice = next;
            }
            assertThat(notice.nextOn()).isAfter(given.plusYears(1));
        }
    }

    @Test
    @DisplayName("END-6: of 29 February the fiftieth year ends with February")
    void leapDay() {
        var leap = Inactivity.since(AWA, LocalDate.of(2028, 2, 29));
        assertThat(leap.lastDay()).isEqualTo(LocalDate.of(2078, 2, 28));
        assertThat(leap.nextOn()).isEqualTo(LocalDate.of(2077, 2, 28));
        var intoLeap = Inactivity.since(AWA, LocalDate.of(2030, 2, 28));
        assertThat(intoLeap.lastDay()).isEqualTo(LocalDate.of(2080, 2, 28));
    }

    @Test
    @DisplayName("END-6: what a clock told that was years ahead counts no more once it is right again")
    void wrongClock() {
        var told = since.noticed(LAST.plusYears(10));
        assertThat(told.noticedAfter(DAY)).isTrue();
        assertThat(told.noticedAfter(LAST.plusYears(10))).isFalse();
        assertThat(told.stepOn(DAY)).isEqualTo(Step.WAIT);
        assertThat(told.withoutNotices()).isEqualTo(since);
    }
}
