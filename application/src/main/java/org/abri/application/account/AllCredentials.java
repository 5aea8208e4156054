package org.abri.application.account;

import java.util.Optional;
import org.abri.domain.account.AccountId;
import org.abri.domain.account.Credentials;
import org.abri.domain.account.Username;

/** How people sign in. Inside units of work only. */
public interface AllCredentials {
    /** Adds those of a new account. Throws {@link IllegalStateException}, a bug, if that account has some. */
    void add(Credentials credentials);

    /** Empty when there is no such account, or no longer. */
    Optional<Credentials> find(AccountId account);

    /** Empty when the username is nobody's, or no longer. No name is opened: known and unknown cost the same (AUT-5). */
    Optional<Credentials> ofUsername(Username username);

    /** As {@link #find}, and nobody else changes them until the unit of work ends. */
    Optional<Credentials> lock(AccountId account);

    /** Keeps them as they now are; only what was {@linkplain #lock locked} in this unit of work. Throws {@link IllegalStateException}, a bug, otherwise. */
    void save(Credentials credentials);
}
