package org.abri.persistence;

import static org.abri.persistence.schema.Tables.PULSE;
import static org.jooq.impl.DSL.currentTimestamp;
import static org.jooq.impl.DSL.field;

import io.micronaut.context.annotation.Property;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import org.jooq.DSLContext;
import org.jooq.SQLDialect;

/**
 * OPS-1 (ADR 353): whether the clock of this machine can be right. What is told by the clock is not taken back: codes lapse, sessions
 * end, the bin is emptied, and whoever was away for too long is erased.
 */
@Singleton
final class Clocks {
    /** More than clocks that are kept right are ever apart. */
    static final Duration MOST_APART = Duration.ofMinutes(5);

    private final DSLContext sql;
    private final SqlUnitOfWork work;
    private final Duration ahead;

    /** {@code ahead}: for tests, by how much the clock of this machine is wrong. */
    Clocks(DSLContext sql, SqlUnitOfWork work,
            @Property(name = "abri.test.clock-ahead", defaultValue = "0s") Duration ahead) {
        this.sql = sql;
        this.work = work;
        this.ahead = ahead;
    }

    /** Throws {@link DatabaseRefused} when it is not what the database's machine says, or before what was written last. */
    void compare() {
        var now = Instant.now().plus(ahead);
        var beat = work.inOne(() -> sql.select(PULSE.BEAT_AT).from(PULSE).fetchSingle(PULSE.BEAT_AT));
        if (beat != null && now.isBefore(beat.minus(MOST_APART))) { throw DatabaseRefused.clockBehind(beat); }
        if (sql.dialect() == SQLDialect.H2) { return; } // which asks the same clock
        var there = work.inOne(() -> sql
                .select(field("{0}", OffsetDateTime.class, currentTimestamp())).fetchSingle().value1()
                .toInstant());
        if (Duration.between(now, there).abs().compareTo(MOST_APART) > 0) {
            throw DatabaseRefused.clockApart(there);
        }
    }
}
