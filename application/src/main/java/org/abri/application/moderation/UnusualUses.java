package org.abri.application.moderation;

import java.time.Instant;
import java.util.List;
import org.abri.application.Listing;
import org.abri.domain.account.AccountId;
import org.abri.domain.moderation.UnusualUse;
import org.abri.domain.relay.RelayId;

/** SEC-6: what was used more than is usual. Inside units of work only. */
public interface UnusualUses {
    /** Keeps it, unless that of its id is kept already: of two at once too, one is kept and both go on. */
    void add(UnusualUse use);

    /** Those at that relay, the newest first; one more than wanted, if there is one. */
    List<UnusualUse> list(RelayId relay, Listing wanted);

    /** All of them, the newest first; one more than wanted, if there is one. */
    List<UnusualUse> list(Listing wanted);

    /** Those of that account, the newest first; one more than wanted, if there is one. */
    List<UnusualUse> of(AccountId account, Listing wanted);

    /** Removes those of before that moment. Answers how many. */
    int removeBefore(Instant at);
}
