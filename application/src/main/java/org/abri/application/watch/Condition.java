package org.abri.application.watch;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.abri.domain.sms.SmsState;

/**
 * OPS-1, LOG-2: how the service does: numbers and times alone, of nobody in particular.
 *
 * @param nearlyFull vaults that hold {@value #NEARLY_FULL_PERCENT} % of their quota, or more
 * @param harmed     how many documents are known to be damaged or gone; without those of whom there are none
 * @param rounds     when each was done last; without those that never were
 */
public record Condition(Waiting jobs, Messages sms, long vaults, long nearlyFull,
        Map<Finding.Harm, Long> harmed, Map<Round, Round.Done> rounds) {
    public static final int NEARLY_FULL_PERCENT = 90;
    /** Of which SMS are counted. */
    public static final Duration LATELY = Duration.ofDays(1);

    public Condition {
        harmed = Map.copyOf(harmed);
        rounds = Map.copyOf(rounds);
    }

    /**
     * Jobs and chores whose time has come, and which no node has begun with.
     *
     * @param oldest  when the first of them should have begun
     * @param failing those, due or not, that failed the last time they were tried
     */
    public record Waiting(long due, Optional<Instant> oldest, long failing) {}

    /**
     * SMS.
     *
     * @param waiting to leave
     * @param lately  what became of those of the last day
     */
    public record Messages(long waiting, List<Became> lately) {
        public Messages {
            lately = List.copyOf(lately);
        }
    }

    /** So many SMS of one provider are in that state. */
    public record Became(String provider, SmsState state, long count) {}

    /** How many documents are known to be damaged or gone. */
    public long allHarmed() {
        return harmed.values().stream().mapToLong(Long::longValue).sum();
    }
}
