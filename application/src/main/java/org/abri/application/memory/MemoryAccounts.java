package org.abri.application.memory;

import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.abri.application.account.Accounts;
import org.abri.application.sealing.KeyOwner;
import org.abri.domain.account.Account;
import org.abri.domain.account.AccountId;
import org.abri.domain.account.AccountKind;
import org.abri.domain.account.BirthDate;
import org.abri.domain.account.NameSounds;
import org.abri.domain.account.PersonName;
import org.abri.domain.account.Username;

/** Accounts in memory. With an account comes its key set (CRY-1). */
final class MemoryAccounts implements Accounts {
    private final Table<AccountId, Account> accounts;
    /** Never removed: a username is given once. */
    private final Table<Username, AccountId> usernames;
    private final KeyRing keys;

    MemoryAccounts(Memory memory, KeyRing keys) {
        this.accounts = new Table<>(memory);
        this.usernames = new Table<>(memory);
        this.keys = keys;
    }

    @Override
    public void add(Account account) {
        usernames.add(account.username(), account.id());
        accounts.add(account.id(), account);
        keys.make(KeyOwner.of(account.id()));
    }

    @Override
    public void save(Account account) {
        if (accounts.find(account.id()).filter(account::isSameAs).isEmpty()) {
            throw new IllegalStateException("no such account");
        }
        accounts.change(account.id(), account);
    }

    @Override
    public Optional<Account> find(AccountId id) {
        return accounts.find(id);
    }

    @Override
    public Map<AccountId, Account> findAll(Set<AccountId> ids) {
        return ids.stream().flatMap(id -> find(id).stream())
                .collect(Collectors.toUnmodifiableMap(Account::id, account -> account));
    }

    @Override
    public Optional<Account> ofUsername(Username username) {
        return idOf(username).flatMap(accounts::find);
    }

    @Override
    public boolean everAssigned(Username username) {
        return usernames.has(username);
    }

    @Override
    public Set<AccountId> beneficiariesLike(PersonName name, BirthDate born) {
        return accounts.rows()
                .filter(account -> account.kind() == AccountKind.BENEFICIARY
                        && account.born().filter(born::mayBe).isPresent()
                        && !Collections.disjoint(sounds(account.name()), sounds(name)))
                .map(Account::id).collect(Collectors.toUnmodifiableSet());
    }

    /** Of other scripts than Latin each name sounds like itself alone. */
    private static Set<String> sounds(PersonName name) {
        return NameSounds.of(name, UnaryOperator.identity());
    }

    Optional<AccountId> idOf(Username username) {
        return usernames.find(username);
    }

    void remove(AccountId account) {
        accounts.remove(account);
    }
}
