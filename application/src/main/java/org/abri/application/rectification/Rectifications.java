package org.abri.application.rectification;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.abri.application.Listing.Mark;
import org.abri.domain.account.AccountId;
import org.abri.domain.rectification.Rectification;

/**
 * PRI-2: the rectifications that wait for whom they are about, the latest of each account. Inside units of work only; whoever
 * changes one has {@linkplain org.abri.application.account.AllCredentials#lock locked} that account's credentials.
 */
public interface Rectifications {
    /** Empty when none waits. */
    Optional<Rectification> find(AccountId account);

    /** Adds it, or replaces the one of that account. */
    void save(Rectification asked);

    /** It was answered, or lapsed. Removing what is not there changes nothing. */
    void remove(AccountId account);

    /**
     * Those asked for at {@code instant} or before, the oldest first, after the mark of when one was asked for and its account; at
     * most {@code most}.
     */
    List<Rectification> askedUntil(Instant instant, Optional<Mark> after, int most);
}
