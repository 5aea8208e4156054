package org.abri.domain.journal;

import java.util.UUID;
import org.abri.domain.vault.VaultId;

/** LOG-1: which journal: that of one vault, or that of the service. */
public sealed interface Chain {
    record OfVault(VaultId vault) implements Chain {}

    record OfService() implements Chain {}

    /** Names the chain in storage; the service's is all zeros. */
    default UUID key() {
        return switch (this) {
            case OfVault(var vault) -> vault.value();
            case OfService() -> new UUID(0, 0);
        };
    }
}
