package org.abri.application.opening;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.abri.application.Listing.Mark;
import org.abri.application.Listing;
import org.abri.domain.opening.DistantOpening;
import org.abri.domain.opening.OpeningId;
import org.abri.domain.relay.RelayId;

/** ACC-7: the openings at a distance, those that wait and, for a while, what became of the others. Inside units of work only. */
public interface DistantOpenings {
    /** Adds it, or replaces the one of that id; only one that is new, or was {@linkplain #lock locked} in this unit of work. */
    void save(DistantOpening opening);

    /** Empty when there is none. Nobody else changes it until the unit of work ends. */
    Optional<DistantOpening> lock(OpeningId id);

    /** The one whose last SMS carried that link; empty when none did. */
    Optional<DistantOpening> ofLink(String link);

    /** Those of a relay, the newest first; one more than wanted, if there is one. */
    List<DistantOpening> ofRelay(RelayId relay, Listing wanted);

    /**
     * Those that wait and were asked for at {@code instant} or before, the oldest first, after the mark of when one was asked for
     * and its id; at most {@code most}.
     */
    List<DistantOpening> askedUntil(Instant instant, Optional<Mark> after, int most);

    /** Forgets those that do not wait and stand as they do since before {@code instant}; answers how many. */
    int removeOverBefore(Instant instant);
}
