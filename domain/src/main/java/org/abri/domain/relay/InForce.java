package org.abri.domain.relay;

import java.time.Instant;
import java.util.Optional;

/** REL-3: from when, and until before when, the agreement of a relay holds, unless it is suspended. */
public record InForce(RelayId relay, Instant from, Instant before, Optional<Instant> suspendedSince) {
    /** Whether its staff may do their work at {@code now}. */
    public boolean at(Instant now) {
        return suspendedSince.isEmpty() && !now.isBefore(from) && now.isBefore(before);
    }
}
