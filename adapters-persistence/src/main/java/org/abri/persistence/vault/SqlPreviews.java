package org.abri.persistence.vault;

import static org.abri.persistence.schema.Tables.ITEM;
import static org.abri.persistence.schema.Tables.PREVIEW;
import static org.jooq.impl.DSL.noCondition;

import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import org.abri.application.vault.Previews;
import org.abri.domain.vault.BlobId;
import org.abri.domain.vault.ItemId;
import org.abri.domain.vault.Preview;
import org.abri.domain.vault.VaultId;
import org.abri.persistence.Bound;
import org.abri.persistence.schema.tables.records.PreviewRecord;
import org.jooq.DSLContext;

/** What was drawn, in SQL. Which blob is whose is bound: what was drawn of one document shows at no other. */
@Singleton
final class SqlPreviews implements Previews {
    private final DSLContext sql;
    private final Bound bound;

    SqlPreviews(DSLContext sql, Bound bound) {
        this.sql = sql;
        this.bound = bound;
    }

    @Override
    public void keep(VaultId vault, ItemId item, Preview preview) {
        sql.executeInsert(bound.bound(new PreviewRecord(item.value(), vault.value(),
                preview.blob().map(BlobId::value).orElse(null), preview.pages(), null)));
    }

    @Override
    public List<ItemId> undrawn(VaultId vault, int most) {
        return ItemRows.without(sql, PREVIEW.ITEM, noCondition(), vault, most);
    }

    /** Also what does not hold: it is removed. */
    @Override
    public List<Preview> forget(VaultId vault, int most) {
        var gone = sql.selectFrom(PREVIEW).where(PREVIEW.VAULT.eq(vault.value())).limit(most).fetch();
        sql.deleteFrom(PREVIEW).where(PREVIEW.ITEM.in(gone.map(PreviewRecord::getItem))).execute();
        return gone.map(SqlPreviews::preview);
    }

    static Preview preview(PreviewRecord row) {
        return Optional.ofNullable(row.getBlobId()).filter(blob -> row.getPages() > 0)
                .map(blob -> Preview.of(new BlobId(blob), row.getPages())).orElse(Preview.NONE);
    }
}
