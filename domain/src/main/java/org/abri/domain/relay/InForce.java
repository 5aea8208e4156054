package org.abri.domain.relay;

import java.time.Instant;
import java.util.Optional;

/**
 * REL-3: from when, and until before when, the agreement of a relay holds, unless it is suspended; and, when it was renewed, from
 * when until before when once more, at once or after a gap.
 */
public record InForce(RelayId relay, Instant from, Instant before, Optional<Instant> suspendedSince,
        Optional<Span> next) {
    public record Span(Instant from, Instant before) {
        boolean holds(Instant now) {
            return !now.isBefore(from) && now.isBefore(before);
        }
    }

    /** One that was not renewed. */
    public InForce(RelayId relay, Instant from, Instant before, Optional<Instant> suspendedSince) {
        this(relay, from, before, suspendedSince, Optional.empty());
    }

    /** Whether its staff may do their work at {@code now}. */
    public boolean at(Instant now) {
        return suspendedSince.isEmpty() && concluded(now);
    }

    private boolean concluded(Instant now) {
        return new Span(from, before).holds(now) || next.filter(span -> span.holds(now)).isPresent();
    }

    /** From when on nothing is concluded any more. */
    public Instant over() {
        return next.map(Span::before).orElse(before);
    }

    /** Until before when, of whoever looks at {@code now}, it holds without a gap; when it does not hold, until before it last does. */
    public Instant endsFor(Instant now) {
        var goesOn = next.filter(span -> !span.from().isAfter(before) || !now.isBefore(span.from()));
        return goesOn.map(Span::before).orElse(before);
    }

    /** Whether the next day on which it holds is still to come. */
    boolean isToBegin(Instant now) {
        return now.isBefore(from) || (!concluded(now) && next.filter(span -> now.isBefore(span.from()))
                .isPresent());
    }
}
