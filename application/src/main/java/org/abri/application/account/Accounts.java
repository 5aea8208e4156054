package org.abri.application.account;

import java.util.Optional;
import org.abri.domain.account.Account;
import org.abri.domain.account.AccountId;
import org.abri.domain.account.BirthDate;
import org.abri.domain.account.PersonName;
import org.abri.domain.account.Standing;
import org.abri.domain.account.Username;

/** The accounts of people. */
public interface Accounts {
    /** Adds a new account and reserves its username for ever; throws {@link IllegalStateException} if it was ever assigned. */
    void add(Account account);

    void save(Account account);

    Optional<Account> find(AccountId id);

    Optional<Account> find(Username username);

    /** ACC-2: whether the username was ever given to anybody, deleted accounts included. */
    boolean everAssigned(Username username);

    /** ACC-8: whether a beneficiary of these names, normalised, born that day, has an account. */
    boolean beneficiaryExists(PersonName name, BirthDate born);

    /** How far that person has come, without reading anything personal; empty when there is no such account. */
    Optional<Standing> standing(AccountId id);
}
