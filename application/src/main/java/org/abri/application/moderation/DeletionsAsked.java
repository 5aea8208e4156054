package org.abri.application.moderation;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.abri.application.Listing;
import org.abri.domain.account.AccountId;
import org.abri.domain.account.DeletionAsked;

/** END-3, END-4: what staff asked for, the latest of each. Inside units of work only; changed under the lock of their credentials. */
public interface DeletionsAsked {
    /** Empty when they ask for nothing. */
    Optional<DeletionAsked> find(AccountId account);

    /** Those of these accounts, in one read; nothing for those that have none. */
    Map<AccountId, DeletionAsked> findAll(Set<AccountId> accounts);

    /** Adds it, or replaces the one of that account. */
    void save(DeletionAsked asked);

    /** Removing what is not there changes nothing. */
    void remove(AccountId account);

    /**
     * All that wait for an answer, whoever was asked: the oldest first, and of one time by account; one more than wanted, if there
     * is one.
     */
    List<DeletionAsked> open(Listing wanted);
}
