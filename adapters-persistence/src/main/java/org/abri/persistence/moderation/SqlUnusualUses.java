package org.abri.persistence.moderation;

import static org.abri.persistence.schema.Tables.UNUSUAL_USE;

import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.abri.application.Listing;
import org.abri.application.moderation.UnusualUses;
import org.abri.domain.account.AccountId;
import org.abri.domain.limits.Tool;
import org.abri.domain.moderation.UnusualUse;
import org.abri.domain.relay.RelayId;
import org.abri.persistence.Bound;
import org.abri.persistence.Listings;
import org.abri.persistence.Whole;
import org.abri.persistence.schema.tables.records.UnusualUseRecord;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;

/** What was used more than is usual, in SQL. */
@Singleton
final class SqlUnusualUses implements UnusualUses {
    private final DSLContext sql;
    private final Bound bound;

    SqlUnusualUses(DSLContext sql, Bound bound) {
        this.sql = sql;
        this.bound = bound;
    }

    @Override
    public void add(UnusualUse use) {
        sql.insertInto(UNUSUAL_USE)
                .set(bound.bound(new UnusualUseRecord(use.id(), use.by().value(),
                        use.relay().map(RelayId::value).orElse(null), use.tool().name(), use.at(), null)))
                .onConflict(UNUSUAL_USE.ID).doNothing().execute();
    }

    @Override
    public List<UnusualUse> list(RelayId relay, Listing wanted) {
        return part(UNUSUAL_USE.RELAY.eq(relay.value()), wanted);
    }

    @Override
    public List<UnusualUse> list(Listing wanted) {
        return part(DSL.noCondition(), wanted);
    }

    @Override
    public List<UnusualUse> of(AccountId account, Listing wanted) {
        return part(UNUSUAL_USE.USED_BY.eq(account.value()), wanted);
    }

    private List<UnusualUse> part(Condition which, Listing wanted) {
        return Whole.of(wanted.most() + 1, past -> sql.selectFrom(UNUSUAL_USE).where(which)
                .and(Listings.after(UNUSUAL_USE.SEEN_AT, UNUSUAL_USE.ID, wanted))
                .orderBy(UNUSUAL_USE.SEEN_AT.desc(), UNUSUAL_USE.ID.desc()).offset(past)
                .limit(wanted.most() + 1).fetch(), row -> bound.held(row).map(SqlUnusualUses::use));
    }

    @Override
    public int removeBefore(Instant at) {
        return sql.deleteFrom(UNUSUAL_USE).where(UNUSUAL_USE.SEEN_AT.lt(at)).execute();
    }

    private static UnusualUse use(UnusualUseRecord row) {
        return new UnusualUse(new AccountId(row.getUsedBy()),
                Optional.ofNullable(row.getRelay()).map(RelayId::new), Tool.valueOf(row.getTool()),
                row.getSeenAt());
    }
}
