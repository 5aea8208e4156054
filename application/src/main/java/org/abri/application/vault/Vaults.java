package org.abri.application.vault;

import java.util.List;
import java.util.Optional;
import org.abri.domain.vault.Vault;
import org.abri.domain.vault.VaultId;

/** The vaults. Inside units of work only. */
public interface Vaults {
    /** Throws {@link IllegalStateException}, a bug, if there is one of that id. */
    void add(Vault vault);

    /** Keeps it as it now is. Throws {@link IllegalStateException}, a bug, if there is none of that id. */
    void save(Vault vault);

    /** Empty when there is none, or no longer. */
    Optional<Vault> find(VaultId id);

    /** The vaults after {@code after}, in an order that does not change; to walk through all of them. */
    List<VaultId> all(Optional<VaultId> after, int most);

    /** As {@link #find}, and until the unit of work ends nobody else changes anything of that vault. */
    Optional<Vault> lock(VaultId id);
}
