package org.abri.application.account;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.abri.domain.account.Account;
import org.abri.domain.account.AccountId;
import org.abri.domain.account.BirthDate;
import org.abri.domain.account.PersonName;
import org.abri.domain.account.Username;

/** Who people are. Inside units of work only. */
public interface Accounts {
    /**
     * Adds a new account, makes its key set, and reserves its username for ever. Throws {@link IllegalStateException}, a bug,
     * if there is an account of that id, or the username was ever assigned.
     */
    void add(Account account);

    /**
     * Keeps who somebody is as it now is: name, language, birth date, phone and what became of its proof, question. Whoever changes
     * it has {@linkplain AllCredentials#lock locked} that account's credentials. Throws {@link IllegalStateException}, a bug, when
     * there is no such account of that kind and username, opened then, and {@link org.abri.application.Outage} when what is
     * there {@linkplain Account#isWhole rests damaged}: nothing is kept over what a restore brings back (I6).
     */
    void save(Account account);

    /** Empty when there is none, or no longer. */
    Optional<Account> find(AccountId id);

    /** Those of these accounts that are there, in one read; nothing for those that are not. */
    Map<AccountId, Account> findAll(Set<AccountId> ids);

    /** Empty when the username is nobody's, or no longer. */
    Optional<Account> ofUsername(Username username);

    /** ACC-2: whether the username was ever given to anybody, deleted accounts included. */
    boolean everAssigned(Username username);

    /**
     * ACC-8, AFF-4: the beneficiaries whose names {@linkplain org.abri.domain.account.NameSounds sound} like these, and who
     * {@linkplain BirthDate#mayBe may} be born then; in no order.
     */
    Set<AccountId> beneficiariesLike(PersonName name, BirthDate born);
}
