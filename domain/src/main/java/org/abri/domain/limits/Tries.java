package org.abri.domain.limits;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * AUT-4 (throttling, brute force): failed tries of a secret. Four are free; after each one more there is a pause of 30 s,
 * which doubles up to an hour: 36 guesses a day at most. A day without a failure forgets them all.
 */
public record Tries(int failures, Instant lastAt) {
    public static final int FREE = 4;
    public static final Duration FIRST_PAUSE = Duration.ofSeconds(30);
    public static final Duration LONGEST_PAUSE = Duration.ofHours(1);
    public static final Duration FORGOTTEN_AFTER = Duration.ofDays(1);

    /** Nobody has failed yet. */
    public static Tries none() {
        return new Tries(0, Instant.EPOCH);
    }

    /**
     * As they stand for whoever looks now: what was counted before the clock was set back counts as of now. To be kept, or
     * the pause would begin anew each time somebody looks.
     */
    public Tries seenAt(Instant now) {
        return lastAt.isAfter(now) ? new Tries(failures, now) : this;
    }

    /** Until when nothing is looked at; empty when the next try is. A clock that was set back makes no pause longer. */
    public Optional<Instant> pausedUntil(Instant now) {
        return Optional.of(seenAt(now).lastAt.plus(pause())).filter(now::isBefore);
    }

    /** Without the last one, which was none. */
    public Tries oneLess() {
        return new Tries(Math.max(0, failures - 1), lastAt);
    }

    /** One more. */
    public Tries failed(Instant now) {
        var forgotten = lastAt.plus(FORGOTTEN_AFTER).isBefore(now);
        return new Tries(forgotten ? 1 : failures + 1, now);
    }

    private Duration pause() {
        if (failures < FREE) { return Duration.ZERO; }
        var pause = FIRST_PAUSE.multipliedBy(1L << Math.min(failures - FREE, 10));
        return pause.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : pause;
    }
}
