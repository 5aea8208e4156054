package org.abri.application.watch;

import java.time.Instant;
import org.abri.domain.vault.ItemId;
import org.abri.domain.vault.VaultId;

/**
 * CRY-7: a document that was found damaged, or gone, and was not found whole since. Ids alone.
 *
 * @param since when it was first found so
 */
public record Finding(ItemId item, VaultId vault, Harm harm, Instant since) {
    /** What is wrong with it. The names are stored: they are never renamed. */
    public enum Harm {
        /** Its row does not say, or not truly, what its bytes must be. */
        ROW_DAMAGED,
        /** There are no bytes. */
        MISSING,
        /** The bytes do not open, or are others than those that were added. */
        DAMAGED
    }
}
