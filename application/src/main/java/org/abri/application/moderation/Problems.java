package org.abri.application.moderation;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.abri.application.Listing;
import org.abri.domain.account.AccountId;
import org.abri.domain.moderation.Problem;
import org.abri.domain.moderation.ProblemId;

/** MOD-3: what people told of. Inside units of work only. */
public interface Problems {
    /** Throws {@link IllegalStateException}, a bug, when there is one of that id. */
    void add(Problem problem);

    /** As {@link #find}, and until the unit of work ends nobody else answers it. */
    Optional<Problem> lock(ProblemId id);

    /** Keeps it as it now is. Throws {@link IllegalStateException}, a bug, when there is none of that id. */
    void save(Problem problem);

    /** Empty when there is none, or no longer. */
    Optional<Problem> find(ProblemId id);

    /** What that account told of, the newest first; one more than wanted, if there is one. */
    List<Problem> of(AccountId account, Listing wanted);

    /** The newest first; one more than wanted, if there is one. */
    List<Problem> list(Listing wanted);

    /** Removes what was told before that moment. Answers how many. */
    int removeBefore(Instant at);
}
