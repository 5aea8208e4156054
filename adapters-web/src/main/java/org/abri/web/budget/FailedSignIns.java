package org.abri.web.budget;

import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * AUT-4 (rate limiting): sign-ins that failed from one address of late, whoever's usernames they were for: one machine
 * cannot try a common password on everybody, nor use up the tries of many. A hostel has one address for all, so there are
 * many free ones. Counted on each node; where no address can be told, nothing is.
 */
@Singleton
public final class FailedSignIns {
    private static final Duration WINDOW = Duration.ofMinutes(10);
    /** Of so many addresses; the one that was heard of longest ago is forgotten for one more. */
    private static final int MOST_ADDRESSES = 10_000;

    private record Count(int failures, Instant since) {}

    private final int most;
    private final InstantSource clock;
    private final Map<String, Count> counts = new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Count> eldest) {
            return size() > MOST_ADDRESSES;
        }
    };

    FailedSignIns(BudgetSettings settings, InstantSource clock) {
        this.most = settings.failuresPerAddress();
        this.clock = clock;
    }

    /** Until when nothing from that address is looked at; empty when it is. */
    public synchronized Optional<Instant> pausedUntil(Optional<String> address) {
        return address.map(from -> current(from, clock.instant())).filter(count -> count.failures() >= most)
                .map(count -> count.since().plus(WINDOW));
    }

    /** One more failed. */
    public synchronized void oneMore(Optional<String> address) {
        var now = clock.instant();
        address.ifPresent(from -> {
            var count = current(from, now);
            counts.put(from, new Count(count.failures() + 1, count.since()));
        });
    }

    /** A window that ended, or begins in a future that the clock was set back from, counts no more. */
    private Count current(String from, Instant now) {
        var count = counts.get(from);
        return count != null && !count.since().isAfter(now) && now.isBefore(count.since().plus(WINDOW))
                ? count
                : new Count(0, now);
    }
}
