package org.abri.domain.relay;

import java.time.Duration;
import java.time.Instant;

/** How a relay stands with the service, what needs somebody first. */
public enum RelayState {
    /** REL-4: nobody who manages it has ever signed in. */
    WITHOUT_MANAGER,
    /** REL-2: it works, and its agreement ends within {@link #SOON}. */
    ENDS_SOON,
    /** REL-3. */
    SUSPENDED,
    /** REL-3: its agreement, or the period for which it was renewed, has not begun. */
    NOT_BEGUN, WORKS,
    /** REL-3: its agreement is over. */
    ENDED;

    /** Time enough to conclude another agreement. */
    public static final Duration SOON = Duration.ofDays(60);

    /** {@code managed}: whether somebody who manages it has ever signed in. What is over is over, whoever managed it. */
    public static RelayState of(InForce agreement, boolean managed, Instant now) {
        if (!now.isBefore(agreement.over())) { return ENDED; }
        if (!managed) { return WITHOUT_MANAGER; }
        if (agreement.suspendedSince().isPresent()) { return SUSPENDED; }
        if (agreement.isToBegin(now)) { return NOT_BEGUN; }
        return endsSoon(agreement, now) ? ENDS_SOON : WORKS;
    }

    /** REL-2: whether it holds, and within {@link #SOON} does not any more, be it for a while. */
    public static boolean endsSoon(InForce agreement, Instant now) {
        return !agreement.isToBegin(now) && now.isBefore(agreement.over())
                && !now.plus(SOON).isBefore(agreement.endsFor(now));
    }
}
