package org.abri.web.budget;

import io.github.bucket4j.Bandwidth;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.TimeMeter;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * AUT-4, AUT-3 (rate limiting, token bucket): what one address asks for that costs a slow hash, whether it succeeds or not, so
 * that nobody keeps all others waiting for one. A hostel has one address for all: so many at once, then again as many, evenly,
 * in ten minutes. Counted on each node; where no address can be told, nothing is.
 */
@Singleton
public final class SlowAsks {
    static final Duration WINDOW = Duration.ofMinutes(10);
    /** Of so many addresses; the one that was heard of longest ago is forgotten for one more. */
    static final int MOST_ADDRESSES = 10_000;

    private final int most;
    private final TimeMeter time;
    private final InstantSource clock;
    private final Map<String, Bucket> buckets = new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Bucket> eldest) {
            return size() > MOST_ADDRESSES;
        }
    };

    SlowAsks(BudgetSettings settings, InstantSource clock) {
        this.most = settings.slowAsksPerAddress();
        this.clock = clock;
        this.time = new TimeMeter() {
            @Override
            public long currentTimeNanos() {
                var now = clock.instant();
                return now.getEpochSecond() * 1_000_000_000L + now.getNano();
            }

            @Override
            public boolean isWallClockBased() {
                return true;
            }
        };
    }

    /** Until when nothing more from that address is looked at; empty when this one is, which is then counted. */
    public synchronized Optional<Instant> pausedUntil(Optional<String> address) {
        return address.map(
                from -> buckets.computeIfAbsent(from, newcomer -> bucket()).tryConsumeAndReturnRemaining(1))
                .filter(probe -> !probe.isConsumed())
                .map(probe -> clock.instant().plusNanos(probe.getNanosToWaitForRefill()));
    }

    private Bucket bucket() {
        return Bucket.builder().withCustomTimePrecision(time)
                .addLimit(Bandwidth.builder().capacity(most).refillGreedy(most, WINDOW).build()).build();
    }

    /** Of how many addresses something is known. */
    synchronized int addresses() {
        return buckets.size();
    }
}
