package org.abri.persistence.maintenance;

import static org.abri.persistence.schema.Tables.MAINTENANCE;

import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.Optional;
import org.abri.application.maintenance.Maintenances;
import org.abri.domain.maintenance.Maintenance;
import org.abri.domain.maintenance.Maintenance.Period;
import org.abri.persistence.Bound;
import org.abri.persistence.schema.tables.records.MaintenanceRecord;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;

/** The maintenance of the service, in the only row of its table. */
@Singleton
final class SqlMaintenances implements Maintenances {
    private static final short ONLY = 1;

    private final DSLContext sql;
    private final Bound bound;

    SqlMaintenances(DSLContext sql, Bound bound) {
        this.sql = sql;
        this.bound = bound;
    }

    /** A row that was altered closes nothing. */
    @Override
    public Maintenance find() {
        return sql.selectFrom(MAINTENANCE).fetchOptional().filter(bound::holds)
                .map(row -> new Maintenance(period(row.getAnnouncedFrom(), row.getAnnouncedUntil()),
                        row.getClosed()))
                .orElse(Maintenance.NONE);
    }

    private static Optional<Period> period(@Nullable Instant from, @Nullable Instant until) {
        return from == null || until == null ? Optional.empty() : Optional.of(new Period(from, until));
    }

    @Override
    public void keep(Maintenance maintenance) {
        var row = bound.bound(new MaintenanceRecord(ONLY,
                maintenance.announced().map(Period::from).orElse(null),
                maintenance.announced().map(Period::until).orElse(null), maintenance.closed(), null));
        sql.insertInto(MAINTENANCE).set(row).onConflict(MAINTENANCE.ID).doUpdate().set(row).execute();
    }
}
