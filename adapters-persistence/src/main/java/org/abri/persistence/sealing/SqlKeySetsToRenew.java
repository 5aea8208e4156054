package org.abri.persistence.sealing;

import static org.abri.persistence.schema.Tables.WRAPPED_KEY_SET;

import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.abri.application.sealing.KeyOwner;
import org.abri.application.sealing.KeySetsToRenew;
import org.abri.persistence.schema.tables.records.WrappedKeySetRecord;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;

/** CRY-5: wrapped key sets in SQL, as they are renewed. */
@Singleton
final class SqlKeySetsToRenew implements KeySetsToRenew {
    private final DSLContext sql;

    SqlKeySetsToRenew(DSLContext sql) {
        this.sql = sql;
    }

    @Override
    public Optional<Wrapped> find(KeyOwner owner) {
        return sql.selectFrom(WRAPPED_KEY_SET).where(WRAPPED_KEY_SET.OWNER.eq(owner.value()))
                .fetchOptional(SqlKeySetsToRenew::wrapped);
    }

    @Override
    public List<Wrapped> after(Optional<KeyOwner> last, int most) {
        return listed(DSL.noCondition(), last, most);
    }

    @Override
    public List<Wrapped> notOpenedBy(int key, Optional<KeyOwner> last, int most) {
        return listed(WRAPPED_KEY_SET.OPENED_BY.isDistinctFrom(key), last, most);
    }

    private List<Wrapped> listed(Condition wanted, Optional<KeyOwner> last, int most) {
        var after = last.map(owner -> WRAPPED_KEY_SET.OWNER.gt(owner.value())).orElse(DSL.noCondition());
        return sql.selectFrom(WRAPPED_KEY_SET).where(wanted).and(after).orderBy(WRAPPED_KEY_SET.OWNER)
                .limit(most).fetch(SqlKeySetsToRenew::wrapped);
    }

    private static Wrapped wrapped(WrappedKeySetRecord row) {
        return new Wrapped(new KeyOwner(row.getOwner()), row.getWrapped());
    }

    @Override
    public boolean rewrap(Wrapped before, byte[] rewrapped, Instant now) {
        return isAsItWas(before) && sql.update(WRAPPED_KEY_SET).set(WRAPPED_KEY_SET.WRAPPED, rewrapped)
                .set(WRAPPED_KEY_SET.REWRAPPED_AT, now).setNull(WRAPPED_KEY_SET.OPENED_BY)
                .where(WRAPPED_KEY_SET.OWNER.eq(before.owner().value())).execute() == 1;
    }

    @Override
    public boolean opened(Wrapped wrapped, int by) {
        return isAsItWas(wrapped) && sql.update(WRAPPED_KEY_SET).set(WRAPPED_KEY_SET.OPENED_BY, by)
                .where(WRAPPED_KEY_SET.OWNER.eq(wrapped.owner().value())).execute() == 1;
    }

    /** Locks the row until the unit of work ends. Compared here: no two databases compare bytes that are bound alike. */
    private boolean isAsItWas(Wrapped before) {
        return sql.select(WRAPPED_KEY_SET.WRAPPED).from(WRAPPED_KEY_SET)
                .where(WRAPPED_KEY_SET.OWNER.eq(before.owner().value())).forUpdate()
                .fetchOptional(WRAPPED_KEY_SET.WRAPPED)
                .filter(now -> Arrays.equals(now, before.bytes())).isPresent();
    }

    @Override
    public Count count(int key) {
        return sql.select(DSL.count(), DSL.count().filterWhere(WRAPPED_KEY_SET.OPENED_BY.eq(key)),
                DSL.max(WRAPPED_KEY_SET.REWRAPPED_AT)).from(WRAPPED_KEY_SET)
                .fetchSingle(row -> new Count(row.value1(), row.value2(), Optional.ofNullable(row.value3())));
    }
}
