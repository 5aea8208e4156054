package org.abri.application.memory;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.abri.application.vault.Vaults;
import org.abri.domain.vault.Vault;
import org.abri.domain.vault.VaultId;

/** Vaults in memory. */
final class MemoryVaults implements Vaults {
    private final Table<VaultId, Vault> vaults;

    MemoryVaults(Memory memory) {
        this.vaults = new Table<>(memory);
    }

    @Override
    public void add(Vault vault) {
        vaults.add(vault.id(), vault);
    }

    @Override
    public void save(Vault vault) {
        vaults.change(vault.id(), vault);
    }

    @Override
    public Optional<Vault> find(VaultId id) {
        return vaults.find(id);
    }

    Stream<Vault> rows() {
        return vaults.rows();
    }

    void remove(VaultId id) {
        vaults.remove(id);
    }

    /** Units of work happen one after the other: to be in one is to hold every lock. */
    @Override
    public List<VaultId> all(Optional<VaultId> after, int most) {
        return vaults.rows().map(Vault::id).sorted(Comparator.comparing(VaultId::value))
                .filter(id -> after.isEmpty() || id.value().compareTo(after.get().value()) > 0).limit(most)
                .toList();
    }

    @Override
    public Optional<Vault> lock(VaultId id) {
        return find(id);
    }
}
