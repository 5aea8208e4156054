package org.abri.application.recovery;

import java.util.Optional;
import org.abri.domain.account.AccountId;
import org.abri.domain.recovery.Recovery;

/**
 * SEC-4: the recovery of each lost password. Inside units of work only; whoever changes one has
 * {@linkplain org.abri.application.account.AllCredentials#lock locked} that account's credentials.
 */
public interface Recoveries {
    /** Empty when none was ever asked for that account, or the latest is done. */
    Optional<Recovery> find(AccountId account);

    /** The one that is under way with that token, over or not; empty when there is none, or another began since. */
    Optional<Recovery> ofToken(String tokenHash);

    /** Adds it, or replaces the one of that account. */
    void save(Recovery recovery);

    /** It is done: every code and token of it is dead. Removing what is not there changes nothing. */
    void remove(AccountId account);
}
