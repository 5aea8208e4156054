package org.abri.application.vault;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.abri.domain.vault.ItemId;
import org.abri.domain.vault.VaultId;

/**
 * I2: all documents, for whoever runs the service and checks that they are whole. It asks for no key, since it tells nothing
 * that the rules keep from anybody. Inside units of work only.
 */
public interface Deposits {
    /**
     * The documents of {@code vault}, or of all vaults, that were added at or after {@code since}; those after {@code after}
     * in an order that does not change, at most {@code most}.
     */
    List<Deposit> all(Optional<VaultId> vault, Instant since, Optional<ItemId> after, int most);
}
