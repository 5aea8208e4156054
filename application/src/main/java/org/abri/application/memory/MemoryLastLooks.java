package org.abri.application.memory;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.abri.application.relay.LastLooks;
import org.abri.domain.access.Action;
import org.abri.domain.access.Granted;
import org.abri.domain.access.Resource;
import org.abri.domain.access.Viewpoint;
import org.abri.domain.account.AccountId;
import org.abri.domain.relay.RelayId;
import org.abri.domain.vault.VaultId;

/** When staff last opened each vault, in memory. */
final class MemoryLastLooks implements LastLooks {
    private record Where(AccountId account, RelayId relay, VaultId vault) {}

    private record Look(Where where, Instant at) {}

    private final Table<Where, Look> looks;

    MemoryLastLooks(Memory memory) {
        looks = new Table<>(memory);
    }

    @Override
    public void keep(Granted key, VaultId vault) {
        key.mustOpen(new Resource.AVault(vault), Action.SEE_VAULT);
        if (!(key.viewpoint() instanceof Viewpoint.StaffAt(var account, var relay))) {
            throw new IllegalStateException("only staff have a desk");
        }
        var where = new Where(account, relay, vault);
        looks.put(where, new Look(where, key.at()));
    }

    @Override
    public Map<VaultId, Instant> find(AccountId account, RelayId relay, Set<VaultId> vaults) {
        return vaults.stream().flatMap(vault -> looks.find(new Where(account, relay, vault)).stream())
                .collect(Collectors.toUnmodifiableMap(look -> look.where().vault(), Look::at));
    }

    Optional<Instant> last(AccountId account, RelayId relay, VaultId vault) {
        return looks.find(new Where(account, relay, vault)).map(Look::at);
    }

    @Override
    public Map<RelayId, Instant> lastAt(VaultId vault) {
        return looks.rows().filter(look -> look.where().vault().equals(vault))
                .collect(Collectors.toUnmodifiableMap(look -> look.where().relay(), Look::at,
                        (one, other) -> one.isAfter(other) ? one : other));
    }

    @Override
    public void forgetVault(VaultId vault, RelayId relay) {
        looks.removeIf(look -> look.where().vault().equals(vault) && look.where().relay().equals(relay));
    }

    @Override
    public void forgetStaff(AccountId account, RelayId relay) {
        looks.removeIf(
                look -> look.where().account().equals(account) && look.where().relay().equals(relay));
    }

    /** Of whoever is erased, as staff or as the owner of a vault. */
    void removeAll(AccountId erased) {
        looks.removeIf(look -> look.where().account().equals(erased)
                || look.where().vault().owner().equals(erased));
    }
}
