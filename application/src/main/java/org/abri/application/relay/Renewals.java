package org.abri.application.relay;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.abri.domain.account.AccountId;
import org.abri.domain.relay.Renewal;

/**
 * The latest new way in that was asked for each of somebody's staff. Inside units of work only; whoever changes one has
 * {@linkplain org.abri.application.account.AllCredentials#lock locked} that account's credentials.
 */
public interface Renewals {
    /** Empty when none was ever asked for that account. */
    Optional<Renewal> find(AccountId account);

    /** Those of these accounts, in one read; nothing for those that have none. */
    Map<AccountId, Renewal> findAll(Set<AccountId> accounts);

    /** Adds it, or replaces the one of that account: the code of the one before is dead. */
    void save(Renewal renewal);
}
