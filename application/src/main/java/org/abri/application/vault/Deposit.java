package org.abri.application.vault;

import java.util.Optional;
import org.abri.domain.vault.BlobId;
import org.abri.domain.vault.ItemId;
import org.abri.domain.vault.VaultId;

/**
 * A document, as far as it must be known to say whether it is whole; nothing of what it is called or says.
 *
 * @param blob  where its bytes are said to be; empty when not even that is
 * @param bytes what they must be; empty when the row of the item is damaged
 */
public record Deposit(ItemId item, VaultId vault, Optional<BlobId> blob, Optional<Bytes> bytes) {
    /** {@code sha256} in 64 hex digits. */
    public record Bytes(long size, String sha256) {}
}
