package org.abri.application.vault;

import java.util.Optional;
import org.abri.domain.vault.Vault;
import org.abri.domain.vault.VaultId;

/** The vaults. */
public interface Vaults {
    void add(Vault vault);

    void save(Vault vault);

    Optional<Vault> find(VaultId id);

    /** As {@link #find}, and until the unit of work ends nobody else changes anything of that vault. */
    Optional<Vault> lock(VaultId id);
}
