package org.abri.persistence.vault;

import static org.abri.persistence.schema.Tables.ITEM;

import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.abri.application.Listing.Mark;
import org.abri.application.vault.Bin;
import org.abri.application.vault.Items;
import org.abri.domain.vault.Binned;
import org.abri.domain.vault.ItemId;
import org.abri.domain.vault.VaultId;
import org.abri.persistence.Bound;
import org.abri.persistence.Listings;
import org.abri.persistence.Whole;
import org.abri.persistence.schema.tables.records.ItemRecord;
import org.jooq.Condition;
import org.jooq.DSLContext;

/** What was thrown away, in SQL: no seal is opened. A row that does not hold is its owner's to erase, not the service's. */
@Singleton
final class SqlBin implements Bin {
    private final DSLContext sql;
    private final Bound bound;

    SqlBin(DSLContext sql, Bound bound) {
        this.sql = sql;
        this.bound = bound;
    }

    @Override
    public List<Thrown> overAt(Instant now, Optional<Mark> after, int most) {
        return Whole.of(most,
                past -> sql.select(ItemRows.readable()).from(ITEM).where(isOver(now))
                        .and(Listings.later(ITEM.BINNED_AT, ITEM.ID, after))
                        .orderBy(ITEM.BINNED_AT, ITEM.ID).offset(past).limit(most).fetchInto(ITEM),
                row -> bound.held(row).map(SqlBin::thrown));
    }

    @Override
    public Optional<Items.Gone> erase(VaultId vault, ItemId item, Instant now) {
        return bound.held(sql.selectFrom(ITEM).where(ITEM.ID.eq(item.value()))
                .and(ITEM.VAULT.eq(vault.value())).and(isOver(now)).forUpdate().fetchOne())
                .map(row -> SqlItems.erase(sql, row));
    }

    private static Condition isOver(Instant now) {
        return ITEM.BINNED_AT.le(now.minus(Binned.KEPT));
    }

    private static Thrown thrown(ItemRecord row) {
        return new Thrown(new VaultId(row.getVault()), new ItemId(row.getId()), row.getBinnedAt());
    }
}
