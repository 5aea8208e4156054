package org.abri.persistence.vault;

import static org.abri.persistence.schema.Tables.ITEM;
import static org.jooq.impl.DSL.noCondition;

import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.abri.application.vault.Deposit;
import org.abri.application.vault.Deposits;
import org.abri.domain.vault.BlobId;
import org.abri.domain.vault.ItemContent;
import org.abri.domain.vault.ItemContent.Document;
import org.abri.domain.vault.ItemId;
import org.abri.domain.vault.VaultId;
import org.abri.persistence.Damage;
import org.abri.persistence.Sealing;
import org.abri.persistence.schema.tables.records.ItemRecord;
import org.jooq.DSLContext;

/** The documents among the items in SQL. */
@Singleton
final class SqlDeposits implements Deposits {
    private final DSLContext sql;
    private final Sealing sealing;
    private final Damage damage;

    SqlDeposits(DSLContext sql, Sealing sealing, Damage damage) {
        this.sql = sql;
        this.sealing = sealing;
        this.damage = damage;
    }

    @Override
    public List<Deposit> all(Optional<VaultId> vault, Instant since, Optional<ItemId> after, int most) {
        return sql.selectFrom(ITEM)
                .where(ITEM.KIND.eq(ItemContent.Kind.DOCUMENT.name()).or(ITEM.BLOB_ID.isNotNull()))
                .and(vault.map(one -> ITEM.VAULT.eq(one.value())).orElse(noCondition()))
                .and(ITEM.ADDED_AT.ge(since))
                .and(after.map(item -> ITEM.ID.gt(item.value())).orElse(noCondition()))
                .orderBy(ITEM.ID).limit(most).fetch(this::deposit);
    }

    private Deposit deposit(ItemRecord row) {
        var bytes = damage
                .openedOr("item", row.getId(), () -> ItemRows.columns(sealing, row).content(row))
                .filter(Document.class::isInstance).map(Document.class::cast)
                .map(document -> new Deposit.Bytes(document.size(), document.sha256()));
        return new Deposit(new ItemId(row.getId()), new VaultId(row.getVault()),
                Optional.ofNullable(row.getBlobId()).map(BlobId::new), bytes);
    }
}
