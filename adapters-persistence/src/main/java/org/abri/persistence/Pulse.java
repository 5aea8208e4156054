package org.abri.persistence;

import static org.abri.persistence.schema.Tables.PULSE;

import jakarta.inject.Singleton;
import java.time.Instant;
import org.jooq.DSLContext;

/** OPS-1: shows that the database takes writes, by one that means nothing. */
@Singleton
final class Pulse {
    private final DSLContext sql;
    private final SqlUnitOfWork work;

    Pulse(DSLContext sql, SqlUnitOfWork work) {
        this.sql = sql;
        this.work = work;
    }

    /** Throws {@link org.abri.application.Outage} when nothing can be written. */
    void beat() {
        work.inOne(() -> sql.update(PULSE).set(PULSE.BEATS, PULSE.BEATS.plus(1))
                .set(PULSE.BEAT_AT, Instant.now()).execute());
    }
}
