package org.abri.application.memory;

import java.util.Optional;
import org.abri.application.receipt.Receipts;
import org.abri.domain.receipt.SignedReceipt;
import org.abri.domain.vault.ItemId;
import org.abri.domain.vault.VaultId;

/** Receipts, in memory. */
final class MemoryReceipts extends MemoryBeside<SignedReceipt> implements Receipts {
    MemoryReceipts(Memory memory) {
        super(memory);
    }

    @Override
    public void keep(SignedReceipt receipt) {
        keep(receipt.receipt().vault(), receipt.receipt().item(), receipt);
    }

    @Override
    public Optional<SignedReceipt> find(VaultId vault, ItemId item) {
        return find(item).filter(found -> found.receipt().vault().equals(vault));
    }
}
