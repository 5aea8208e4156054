package org.abri.persistence.affiliation;

import static org.abri.persistence.schema.Tables.POINTER;

import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.Optional;
import org.abri.application.affiliation.Pointers;
import org.abri.domain.access.Viewpoint;
import org.abri.domain.account.AccountId;
import org.abri.domain.relay.RelayId;
import org.abri.persistence.BlindKeys;
import org.abri.persistence.Bound;
import org.abri.persistence.schema.tables.records.PointerRecord;
import org.jooq.DSLContext;

/** What points at people, in SQL, by blind keys of what is shown. */
@Singleton
final class SqlPointers implements Pointers {
    private final DSLContext sql;
    private final Bound bound;
    private final BlindKeys blind;

    SqlPointers(DSLContext sql, Bound bound, BlindKeys blind) {
        this.sql = sql;
        this.bound = bound;
        this.blind = blind;
    }

    @Override
    public void keep(String shown, Pointer pointer) {
        var row = bound.bound(new PointerRecord(key(shown), pointer.person().value(),
                pointer.to().map(staff -> staff.account().value()).orElse(null),
                pointer.to().map(staff -> staff.relay().value()).orElse(null), pointer.until(), null));
        sql.insertInto(POINTER).set(row).onConflict(POINTER.BLIND_KEY).doUpdate().set(row).execute();
    }

    @Override
    public Optional<Pointer> take(String shown) {
        var row = sql.selectFrom(POINTER).where(POINTER.BLIND_KEY.eq(key(shown))).fetchOptional();
        // who else takes it waits here, and then finds nothing to remove
        var gone = sql.deleteFrom(POINTER).where(POINTER.BLIND_KEY.eq(key(shown))).execute() > 0;
        return row.filter(taken -> gone && bound.holds(taken)).map(SqlPointers::pointer);
    }

    private static Pointer pointer(PointerRecord row) {
        return new Pointer(new AccountId(row.getAccount()),
                Optional.ofNullable(row.getToStaff())
                        .map(staff -> new Viewpoint.StaffAt(new AccountId(staff),
                                new RelayId(row.getToRelay()))),
                row.getPointsUntil());
    }

    @Override
    public void forgetCodes(AccountId person) {
        sql.deleteFrom(POINTER).where(POINTER.ACCOUNT.eq(person.value())).and(POINTER.TO_STAFF.isNull())
                .execute();
    }

    @Override
    public int removeBefore(Instant instant) {
        return sql.deleteFrom(POINTER).where(POINTER.POINTS_UNTIL.lt(instant)).execute();
    }

    private String key(String shown) {
        return blind.of("affiliation.pointer", shown);
    }
}
