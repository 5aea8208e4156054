package org.abri.persistence.vault;

import static org.abri.persistence.schema.Tables.ITEM;
import static org.abri.persistence.schema.Tables.READING;
import static org.jooq.impl.DSL.noCondition;

import jakarta.inject.Singleton;
import java.util.List;
import org.abri.application.sealing.KeyOwner;
import org.abri.application.vault.Readings;
import org.abri.domain.text.Words;
import org.abri.domain.vault.ItemId;
import org.abri.domain.vault.VaultId;
import org.abri.persistence.Bound;
import org.abri.persistence.Fields;
import org.abri.persistence.Sealing;
import org.abri.persistence.schema.tables.records.ReadingRecord;
import org.jooq.DSLContext;

/** What was read, in SQL, sealed with the key set of whose document it is. */
@Singleton
final class SqlReadings implements Readings {
    private static final int WORDS = 1;

    private final DSLContext sql;
    private final Bound bound;
    private final Sealing sealing;

    SqlReadings(DSLContext sql, Bound bound, Sealing sealing) {
        this.sql = sql;
        this.bound = bound;
        this.sealing = sealing;
    }

    @Override
    public void keep(VaultId vault, ItemId item, Words words) {
        var row = bound.bound(new ReadingRecord(item.value(), vault.value(), null, null));
        sealing.seal(KeyOwner.of(vault), row, row.getItem(), READING.SEALED,
                Fields.none().with(WORDS, words.joined()));
        sql.executeInsert(row);
    }

    @Override
    public boolean isKept(ItemId item) {
        return sql.fetchExists(READING, READING.ITEM.eq(item.value()));
    }

    @Override
    public List<ItemId> unread(VaultId vault, int most) {
        return ItemRows.without(sql, READING.ITEM, noCondition(), vault, most);
    }

    /** Also what does not open: it is removed. */
    @Override
    public int forget(VaultId vault, int most) {
        var gone = sql.select(READING.ITEM).from(READING).where(READING.VAULT.eq(vault.value())).limit(most)
                .fetch(READING.ITEM);
        return sql.deleteFrom(READING).where(READING.ITEM.in(gone)).execute();
    }

    /** I6: of what does not open, nothing. */
    static Words words(Sealing sealing, ReadingRecord row) {
        return sealing.openIfWhole(new KeyOwner(row.getVault()), row, row.getItem(), READING.SEALED)
                .map(fields -> new Words(fields.text(WORDS))).orElse(Words.NONE);
    }
}
