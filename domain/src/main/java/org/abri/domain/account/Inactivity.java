package org.abri.domain.account;

import java.time.LocalDate;
import java.time.Period;
import java.util.List;
import java.util.Optional;

/**
 * END-6: since when nobody signed in to whom a beneficiary's account matters: its owner, or staff of a relay that the vault is
 * affiliated to. After fifty years the account is deleted, and not before its owner was told so, three times, each a while ahead:
 * what a clock says that is wrong for a day deletes nobody.
 *
 * @param seenOn    the last day of a sign-in; it is all that is kept of it
 * @param lastDay   on which a sign-in still keeps the account: fifty years later, and never sooner after a notice than that
 *                  notice said
 * @param notices   how many were given, up to {@link #NOTICES}
 * @param noticedOn on which day the last one was; empty while there was none
 */
public record Inactivity(AccountId account, LocalDate seenOn, LocalDate lastDay, int notices,
        Optional<LocalDate> noticedOn) {
    public static final int YEARS = 50;
    /** How long before the last day each notice is given. */
    public static final List<Period> NOTICES =
            List.of(Period.ofMonths(12), Period.ofMonths(3), Period.ofMonths(1));

    public enum Step {
        WAIT, GIVE_NOTICE, DELETE
    }

    /** Counted from that day: of the opening, or of a sign-in. Of 29 February the last day is 28 February, where there is no other. */
    public static Inactivity since(AccountId account, LocalDate day) {
        return new Inactivity(account, day, day.plusYears(YEARS), 0, Optional.empty());
    }

    /** Somebody signed in that day: what was told is over. A day that is not later than the last one changes nothing. */
    public Inactivity seen(LocalDate day) {
        return day.isAfter(seenOn) ? since(account, day) : this;
    }

    /** The first day on which there is something to do. */
    public LocalDate nextOn() {
        return notices < NOTICES.size() ? lastDay.minus(NOTICES.get(notices)) : lastDay.plusDays(1);
    }

    /** Of a day that is not over anywhere. */
    public Step stepOn(LocalDate today) {
        if (today.isBefore(nextOn()) || noticedAfter(today)) { return Step.WAIT; }
        return notices < NOTICES.size() ? Step.GIVE_NOTICE : Step.DELETE;
    }

    /** A notice is given; one that comes late moves the last day, so that there is always as much time left as it says. */
    public Inactivity noticed(LocalDate today) {
        if (notices == NOTICES.size()) { throw new IllegalStateException("all were given"); }
        var left = today.plus(NOTICES.get(notices));
        return new Inactivity(account, seenOn, left.isAfter(lastDay) ? left : lastDay, notices + 1,
                Optional.of(today));
    }

    /** Whether the last notice was given on a day that is still to come: the clock was wrong then, or is now. */
    public boolean noticedAfter(LocalDate today) {
        return noticedOn.filter(today::isBefore).isPresent();
    }

    /** As if no notice had been given: they were given by a clock that was wrong. */
    public Inactivity withoutNotices() {
        return since(account, seenOn);
    }
}
