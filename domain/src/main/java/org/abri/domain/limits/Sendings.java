package org.abri.domain.limits;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * REC-1 (rate limiting): when codes were sent to one person of late, at most 3 in any hour and 5 in any day; or when wrong ones
 * were given for one person, at most 10 in any day; or answers to their secret question, at most 3 (SEC-5).
 */
public record Sendings(List<Instant> lately) {
    public static final int AN_HOUR = 3;
    public static final int A_DAY = 5;
    /** Of wrong codes, whichever code it was that was guessed at. */
    public static final int WRONG_A_DAY = 10;

    public Sendings {
        lately = List.copyOf(lately);
    }

    public static Sendings none() {
        return new Sendings(List.of());
    }

    /** As they stand for whoever looks now: what was sent before the clock was set back counts as of now. To be kept. */
    public Sendings seenAt(Instant now) {
        return lately.stream().noneMatch(at -> at.isAfter(now)) ? this
                : new Sendings(lately.stream().map(at -> at.isAfter(now) ? now : at).toList());
    }

    /** Whether one more may be sent. */
    public boolean mayGoOn(Instant now) {
        return since(now.minus(Duration.ofHours(1))) < AN_HOUR
                && since(now.minus(Duration.ofDays(1))) < A_DAY;
    }

    /** Whether a code is looked at: not once so many were wrong in a day. */
    public boolean mayBeTried(Instant now) {
        return mayBeTried(WRONG_A_DAY, now);
    }

    /** Whether one more is looked at: not once {@code aDay} were wrong in a day. */
    public boolean mayBeTried(int aDay, Instant now) {
        return since(now.minus(Duration.ofDays(1))) < aDay;
    }

    /** Without the latest, which was none. */
    public Sendings oneLess() {
        return new Sendings(lately.subList(0, Math.max(0, lately.size() - 1)));
    }

    /** With one more; those that no longer count are forgotten. */
    public Sendings sent(Instant now) {
        var kept = new ArrayList<>(lately);
        kept.removeIf(at -> !at.isAfter(now.minus(Duration.ofDays(1))));
        kept.add(now);
        return new Sendings(kept);
    }

    private long since(Instant instant) {
        return lately.stream().filter(at -> at.isAfter(instant)).count();
    }
}
