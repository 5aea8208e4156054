package org.abri.persistence.vault;

import static org.abri.persistence.schema.Tables.ITEM;
import static org.abri.persistence.schema.Tables.SCAN;
import static org.jooq.impl.DSL.noCondition;
import static org.jooq.impl.DSL.select;

import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import org.abri.application.vault.Scans;
import org.abri.domain.vault.ItemId;
import org.abri.domain.vault.Scan;
import org.abri.domain.vault.VaultId;
import org.abri.persistence.Bound;
import org.abri.persistence.schema.tables.records.ScanRecord;
import org.jooq.DSLContext;

/** What was found in documents, in SQL. That nothing was found is bound: nobody without the key says so of any document. */
@Singleton
final class SqlScans implements Scans {
    private final DSLContext sql;
    private final Bound bound;

    SqlScans(DSLContext sql, Bound bound) {
        this.sql = sql;
        this.bound = bound;
    }

    @Override
    public Optional<Scan> find(VaultId vault, ItemId item) {
        return sql.selectFrom(SCAN).where(SCAN.ITEM.eq(item.value())).and(SCAN.VAULT.eq(vault.value()))
                .fetchOptional(this::scan);
    }

    private Scan scan(ScanRecord row) {
        return bound.holds(row) ? new Scan(Scan.Finding.valueOf(row.getFinding()), row.getToShare())
                : Scan.waiting(false);
    }

    @Override
    public void keep(VaultId vault, ItemId item, Scan scan) {
        var row = bound.bound(
                new ScanRecord(item.value(), vault.value(), scan.finding().name(), scan.toShare(), null));
        sql.insertInto(SCAN).set(row).onConflict(SCAN.ITEM).doUpdate().set(row).execute();
    }

    @Override
    public List<ItemId> unscanned(VaultId vault, int most) {
        return ItemRows.without(sql, SCAN.ITEM, SCAN.FINDING.ne(Scan.Finding.WAITING.name()), vault, most);
    }

    @Override
    public List<VaultId> waiting(Optional<VaultId> after, int most) {
        return sql.selectDistinct(SCAN.VAULT).from(SCAN)
                .where(SCAN.FINDING.eq(Scan.Finding.WAITING.name()))
                .and(after.map(last -> SCAN.VAULT.gt(last.value())).orElse(noCondition()))
                .orderBy(SCAN.VAULT).limit(most).fetch(row -> new VaultId(row.value1()));
    }

    @Override
    public int forget(VaultId vault, int most) {
        return sql.deleteFrom(SCAN)
                .where(SCAN.ITEM.in(
                        select(SCAN.ITEM).from(SCAN).where(SCAN.VAULT.eq(vault.value())).limit(most)))
                .execute();
    }
}
