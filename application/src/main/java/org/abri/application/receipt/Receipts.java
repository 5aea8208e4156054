package org.abri.application.receipt;

import java.util.Optional;
import org.abri.domain.receipt.SignedReceipt;
import org.abri.domain.vault.ItemId;
import org.abri.domain.vault.VaultId;

/**
 * LAW-1, LAW-4: the receipts of documents, kept beside them, sealed with their owner's key set; they go with them. Inside units
 * of work only.
 */
public interface Receipts {
    /** Throws {@link IllegalStateException}, a bug, when that document has one: a receipt never changes. */
    void keep(SignedReceipt receipt);

    /** To the letter as it was signed; empty when there is none, or what rests there does not open. */
    Optional<SignedReceipt> find(VaultId vault, ItemId item);
}
