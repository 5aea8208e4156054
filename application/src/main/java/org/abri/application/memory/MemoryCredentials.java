package org.abri.application.memory;

import java.util.Optional;
import org.abri.application.account.AllCredentials;
import org.abri.domain.account.AccountId;
import org.abri.domain.account.Credentials;
import org.abri.domain.account.Username;

/** Credentials in memory. */
final class MemoryCredentials implements AllCredentials {
    private final Table<AccountId, Credentials> credentials;
    private final Table<AccountId, AccountId> locked;
    private final MemoryAccounts accounts;
    private final Memory memory;

    MemoryCredentials(Memory memory, MemoryAccounts accounts) {
        this.memory = memory;
        this.credentials = new Table<>(memory);
        this.locked = new Table<>(memory);
        this.accounts = accounts;
    }

    @Override
    public void add(Credentials some) {
        credentials.add(some.account(), some);
    }

    @Override
    public Optional<Credentials> find(AccountId account) {
        return credentials.find(account);
    }

    @Override
    public Optional<Credentials> ofUsername(Username username) {
        return accounts.idOf(username).flatMap(credentials::find);
    }

    /** Units of work happen one after the other: to be in one is to hold every lock. */
    @Override
    public Optional<Credentials> lock(AccountId account) {
        locked.put(account, account);
        memory.atTheEnd(() -> locked.remove(account));
        return find(account);
    }

    @Override
    public void save(Credentials changed) {
        if (!locked.has(changed.account())) {
            throw new IllegalStateException("credentials change under their lock only");
        }
        credentials.change(changed.account(), changed);
    }

    void remove(AccountId account) {
        credentials.remove(account);
    }
}
