package org.abri.application.affiliation;

import java.time.Instant;
import java.util.List;
import org.abri.domain.account.AccountId;
import org.abri.domain.account.Username;
import org.abri.domain.relay.RelayId;

/**
 * What staff asked for at their relay and wait to be answered. It is kept alike whether anybody has that username, wants to be
 * asked, or refused: so that a desk can say that something waits, and tells nothing (AUT-5). Inside units of work only.
 */
public interface Asks {
    /** That one of the staff asked; in place of what was asked of that username at that relay before, by whomever. */
    void keep(RelayId relay, Username asked, AccountId by, Instant at);

    /** That it was confirmed; forgetting what was not asked changes nothing. */
    void forget(RelayId relay, Username asked);

    /** When that person asked what is still kept, at that relay, after {@code since}; the last first, at most {@code most}. */
    List<Instant> waiting(RelayId relay, AccountId by, Instant since, int most);

    /** Forgets what was asked before {@code instant}; answers how many. */
    int removeBefore(Instant instant);
}
