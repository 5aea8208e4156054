package org.abri.application.session;

import java.time.Instant;
import java.util.Optional;
import org.abri.domain.account.AccountId;

/** Who is signed in, shared by all nodes. */
public interface Sessions {
    void add(Session session);

    Optional<Session> find(String tokenHash);

    void touch(String tokenHash, Instant usedAt);

    void remove(String tokenHash);

    /** SES-3: ends all sessions of an account, but the one kept, if one is named. */
    void removeAll(AccountId account, Optional<String> keptTokenHash);

    /** Forgets sessions begun before {@code instant}. */
    int removeStartedBefore(Instant instant);
}
