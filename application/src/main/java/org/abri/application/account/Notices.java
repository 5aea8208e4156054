package org.abri.application.account;

import java.util.List;
import java.util.Optional;
import org.abri.application.Listing;
import org.abri.domain.account.AccountId;
import org.abri.domain.account.FormalNotice;

/** END-5: the latest formal notice that each account was given. Inside units of work only; changed under the lock of its credentials. */
public interface Notices {
    /** Empty when none was ever given. */
    Optional<FormalNotice> find(AccountId account);

    /** Adds it, or replaces the one of that account. */
    void save(FormalNotice notice);

    /**
     * Those that nobody has complied with, whether they run or stayed without effect: the oldest first, and of one time by account;
     * one more than wanted, if there is one.
     */
    List<FormalNotice> open(Listing wanted);
}
