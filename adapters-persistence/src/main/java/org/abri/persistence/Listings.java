package org.abri.persistence;

import static org.jooq.impl.DSL.noCondition;
import static org.jooq.impl.DSL.row;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.abri.application.Listing;
import org.abri.application.Listing.Mark;
import org.jooq.Condition;
import org.jooq.Field;

/** Lists by time, and of one time by id, from a mark on: pages show the newest first, chores begin with the oldest. */
public final class Listings {
    private Listings() {}

    /** Where the oldest come first, and of one time the lower id: what comes after the mark. */
    public static Condition later(Field<Instant> at, Field<UUID> id, Optional<Mark> last) {
        return last.map(mark -> row(at, id).gt(mark.at(), mark.id())).orElse(noCondition());
    }

    /** What comes after the mark: an index over both columns answers it without looking at what comes before. */
    public static Condition after(Field<Instant> at, Field<UUID> id, Listing wanted) {
        return wanted.after().map(mark -> row(at, id).lt(mark.at(), mark.id())).orElse(noCondition());
    }
}
