package org.abri.application.memory;

import java.util.Optional;
import org.abri.application.account.Accounts;
import org.abri.application.privacy.KeyOwner;
import org.abri.domain.account.Account;
import org.abri.domain.account.AccountId;
import org.abri.domain.account.AccountKind;
import org.abri.domain.account.BirthDate;
import org.abri.domain.account.PersonName;
import org.abri.domain.account.Standing;
import org.abri.domain.account.Username;

/** Accounts in memory. With an account comes its key set (CRY-1). */
final class MemoryAccounts implements Accounts {
    private final Table<AccountId, Account> accounts;
    private final Table<Username, AccountId> usernames;
    private final MemoryTerms terms;
    private final KeyRing keys;

    MemoryAccounts(Memory memory, MemoryTerms terms, KeyRing keys) {
        this.accounts = new Table<>(memory);
        this.usernames = new Table<>(memory);
        this.terms = terms;
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
        accounts.change(account.id(), account);
    }

    @Override
    public Optional<Account> find(AccountId id) {
        return accounts.find(id);
    }

    @Override
    public Optional<Account> find(Username username) {
        return usernames.find(username).flatMap(accounts::find);
    }

    @Override
    public boolean everAssigned(Username username) {
        return usernames.has(username);
    }

    @Override
    public boolean beneficiaryExists(PersonName name, BirthDate born) {
        return accounts.rows()
                .anyMatch(account -> account.kind() == AccountKind.BENEFICIARY
                        && account.born().filter(born::equals).isPresent()
                        && account.name().comparable().equals(name.comparable()));
    }

    @Override
    public Optional<Standing> standing(AccountId id) {
        return accounts.find(id)
                .map(account -> Standing.of(account.credential(), !terms.acceptances(id).isEmpty()));
    }
}
