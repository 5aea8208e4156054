package org.abri.persistence.receipt;

import static org.abri.persistence.schema.Tables.RECEIPT;

import jakarta.inject.Singleton;
import java.util.Optional;
import org.abri.application.receipt.Receipts;
import org.abri.application.sealing.KeyOwner;
import org.abri.domain.receipt.SignedReceipt;
import org.abri.domain.vault.ItemId;
import org.abri.domain.vault.VaultId;
import org.abri.persistence.Bound;
import org.abri.persistence.Fields;
import org.abri.persistence.Sealing;
import org.abri.persistence.schema.tables.records.ReceiptRecord;
import org.jooq.DSLContext;

/** LAW-4: receipts in SQL, sealed with the key set of whose document it is. */
@Singleton
final class SqlReceipts implements Receipts {
    private static final int TEXT = 1;

    private final DSLContext sql;
    private final Bound bound;
    private final Sealing sealing;

    SqlReceipts(DSLContext sql, Bound bound, Sealing sealing) {
        this.sql = sql;
        this.bound = bound;
        this.sealing = sealing;
    }

    @Override
    public void keep(SignedReceipt signed) {
        var receipt = signed.receipt();
        var row = bound.bound(
                new ReceiptRecord(receipt.item().value(), receipt.vault().value(), null, null));
        sealing.seal(KeyOwner.of(receipt.vault()), row, row.getItem(), RECEIPT.SEALED,
                Fields.none().with(TEXT, signed.text()));
        sql.executeInsert(row);
    }

    /** I6: of what does not open, nothing. */
    @Override
    public Optional<SignedReceipt> find(VaultId vault, ItemId item) {
        return sql.selectFrom(RECEIPT).where(RECEIPT.ITEM.eq(item.value()))
                .and(RECEIPT.VAULT.eq(vault.value())).fetchOptional()
                .flatMap(row -> sealing.openIfWhole(KeyOwner.of(vault), row, row.getItem(), RECEIPT.SEALED))
                .flatMap(fields -> SignedReceipt.read(fields.text(TEXT)));
    }
}
