package org.abri.persistence;

import static org.jooq.impl.DSL.noCondition;
import static org.jooq.impl.DSL.row;

import java.time.Instant;
import java.util.UUID;
import org.abri.application.Listing;
import org.jooq.Condition;
import org.jooq.Field;

/** Lists that show the newest first, and of one time by id, from a mark on. */
public final class Listings {
    private Listings() {}

    /** What comes after the mark: an index over both columns answers it without looking at what comes before. */
    public static Condition after(Field<Instant> at, Field<UUID> id, Listing wanted) {
        return wanted.after().map(mark -> row(at, id).lt(mark.at(), mark.id())).orElse(noCondition());
    }
}
