package org.abri.application.memory;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.abri.application.relay.Renewals;
import org.abri.domain.account.AccountId;
import org.abri.domain.relay.Renewal;

/** Renewals in memory, the latest of each account. */
final class MemoryRenewals implements Renewals {
    private final Table<AccountId, Renewal> renewals;

    MemoryRenewals(Memory memory) {
        this.renewals = new Table<>(memory);
    }

    @Override
    public Optional<Renewal> find(AccountId account) {
        return renewals.find(account);
    }

    @Override
    public Map<AccountId, Renewal> findAll(Set<AccountId> accounts) {
        return accounts.stream().flatMap(account -> find(account).stream())
                .collect(Collectors.toUnmodifiableMap(Renewal::account, renewal -> renewal));
    }

    @Override
    public void save(Renewal renewal) {
        renewals.put(renewal.account(), renewal);
    }

    void remove(AccountId account) {
        renewals.remove(account);
    }
}
