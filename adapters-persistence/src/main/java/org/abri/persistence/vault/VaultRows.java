package org.abri.persistence.vault;

import org.abri.domain.vault.Wish;
import org.abri.domain.vault.Wishes;
import org.abri.persistence.schema.tables.records.VaultRecord;

/** What rows of vaults say, wherever they are read. */
public final class VaultRows {
    private VaultRows() {}

    /** LAW-4: of a row that holds. */
    public static Wishes wishes(VaultRecord row) {
        return new Wishes(Wish.valueOf(row.getPreviews()), Wish.valueOf(row.getReading()));
    }
}
