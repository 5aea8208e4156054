package org.abri.application.session;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.abri.application.Ports;
import org.abri.application.session.Throttles.Throttle;

/** AUT-4, REC-1: how often something may be tried or sent, counted for all nodes together. */
public final class Throttling {
    static final int FREE_FAILURES = 4;
    static final Duration FIRST_PAUSE = Duration.ofSeconds(30);
    static final Duration LONGEST_PAUSE = Duration.ofHours(1);
    private static final Duration FORGOTTEN_AFTER = Duration.ofDays(1);
    private static final int SENDINGS_AN_HOUR = 3;
    private static final int SENDINGS_A_DAY = 5;

    private final Ports ports;

    public Throttling(Ports ports) {
        this.ports = ports;
    }

    /**
     * AUT-4: counts a try before it is known whether it succeeds, so that tries at once cannot slip past the count; success
     * {@linkplain #forget forgets} it. Answers until when there is a pause, and then the try was not counted.
     */
    public Optional<Instant> pauseBeforeTry(String key, Instant now) {
        return ports.work().inOne(() -> {
            var before = ports.throttles().lock(key)
                    .filter(throttle -> throttle.lastAt().plus(FORGOTTEN_AFTER).isAfter(now));
            var pausedUntil = before.map(throttle -> throttle.lastAt().plus(pauseAfter(throttle.failures())))
                    .filter(now::isBefore);
            if (pausedUntil.isEmpty()) {
                ports.throttles().save(new Throttle(key, before.map(Throttle::failures).orElse(0) + 1, now));
            }
            return pausedUntil;
        });
    }

    public void forget(String key) {
        ports.work().inOne(() -> {
            ports.throttles().remove(key);
            return key;
        });
    }

    /** 4 failures are free, then 30 s, doubling to an hour. */
    static Duration pauseAfter(int failures) {
        if (failures < FREE_FAILURES) { return Duration.ZERO; }
        var doublings = Math.min(failures - FREE_FAILURES, 10);
        var pause = FIRST_PAUSE.multipliedBy(1L << doublings);
        return pause.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : pause;
    }

    /** REC-1: at most 3 sendings in an hour and 5 in a day; counts this one if it may be sent. Inside the act's unit of work. */
    public boolean maySend(String key, Instant now) {
        var hour = counted(key + "/hour/" + now.getEpochSecond() / 3600);
        var day = counted(key + "/day/" + now.getEpochSecond() / 86_400);
        if (hour.failures() >= SENDINGS_AN_HOUR || day.failures() >= SENDINGS_A_DAY) { return false; }
        ports.throttles().save(new Throttle(hour.key(), hour.failures() + 1, now));
        ports.throttles().save(new Throttle(day.key(), day.failures() + 1, now));
        return true;
    }

    private Throttle counted(String key) {
        return ports.throttles().lock(key).orElse(new Throttle(key, 0, Instant.EPOCH));
    }
}
