package org.abri.domain.maintenance;

import java.time.Instant;
import java.util.Optional;

/**
 * AVL-1: whether the service is closed for maintenance, and when that was announced for. The one does not follow from the other: an
 * operator closes and opens it, since no work keeps to its times.
 */
public record Maintenance(Optional<Period> announced, boolean closed) {
    /** Nothing announced, open. */
    public static final Maintenance NONE = new Maintenance(Optional.empty(), false);

    /** From when until when people are told to expect it. Throws {@link IllegalArgumentException} unless it lasts. */
    public record Period(Instant from, Instant until) {
        public Period {
            if (!from.isBefore(until)) { throw new IllegalArgumentException("ends before it begins"); }
        }
    }

    /** In the place of what was announced before. */
    public Maintenance announcing(Period period) {
        return new Maintenance(Optional.of(period), closed);
    }

    /** From now on nobody is let in. */
    public Maintenance begun() {
        return new Maintenance(announced, true);
    }

    /** Open again; what was announced is over with it, or called off. */
    public Maintenance ended() {
        return NONE;
    }

    /** What people are told at that moment: not what was to be over by then, unless it goes on. */
    public Optional<Period> toldAt(Instant now) {
        return announced.filter(period -> now.isBefore(period.until()));
    }
}
