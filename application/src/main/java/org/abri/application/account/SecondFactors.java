package org.abri.application.account;

import java.util.Optional;
import org.abri.domain.account.AccountId;
import org.abri.domain.account.SecondFactor;

/** MFA-1: what people sign in with beside their password. Inside units of work only, each under the lock of its account's credentials. */
public interface SecondFactors {
    /** Empty when nothing was ever proposed, or no longer; also when what rests of it is damaged. */
    Optional<SecondFactor> find(AccountId account);

    /** Adds it, or keeps it as it now is. */
    void save(SecondFactor factor);

    /** Removing what is not there changes nothing. */
    void remove(AccountId account);
}
