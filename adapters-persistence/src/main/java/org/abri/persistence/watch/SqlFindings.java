package org.abri.persistence.watch;

import static org.abri.persistence.schema.Tables.FINDING;
import static org.jooq.impl.DSL.noCondition;

import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.abri.application.watch.Finding;
import org.abri.application.watch.Findings;
import org.abri.domain.vault.ItemId;
import org.abri.domain.vault.VaultId;
import org.abri.persistence.SqlUnitOfWork;
import org.abri.persistence.schema.tables.records.FindingRecord;
import org.jooq.DSLContext;

/** Documents that are known to be damaged or gone, in SQL. They decide nothing: no MAC is over their rows. */
@Singleton
final class SqlFindings implements Findings {
    private final DSLContext sql;
    private final SqlUnitOfWork work;

    SqlFindings(DSLContext sql, SqlUnitOfWork work) {
        this.sql = sql;
        this.work = work;
    }

    @Override
    public void keep(Finding finding) {
        work.mustBeInOne();
        var row = new FindingRecord(finding.item().value(), finding.vault().value(), finding.harm().name(),
                finding.since());
        sql.insertInto(FINDING).set(row).onConflict(FINDING.ITEM).doUpdate().set(row).execute();
    }

    @Override
    public void remove(ItemId item) {
        work.mustBeInOne();
        sql.deleteFrom(FINDING).where(FINDING.ITEM.eq(item.value())).execute();
    }

    @Override
    public Map<ItemId, Finding> among(Set<ItemId> items) {
        work.mustBeInOne();
        return sql.selectFrom(FINDING).where(FINDING.ITEM.in(items.stream().map(ItemId::value).toList()))
                .fetchMap(row -> new ItemId(row.getItem()), SqlFindings::finding);
    }

    @Override
    public List<Finding> all(Optional<ItemId> after, int most) {
        work.mustBeInOne();
        return sql.selectFrom(FINDING)
                .where(after.map(item -> FINDING.ITEM.gt(item.value())).orElse(noCondition()))
                .orderBy(FINDING.ITEM).limit(most).fetch(SqlFindings::finding);
    }

    private static Finding finding(FindingRecord row) {
        return new Finding(new ItemId(row.getItem()), new VaultId(row.getVault()),
                Finding.Harm.valueOf(row.getHarm()), row.getFoundAt());
    }
}
