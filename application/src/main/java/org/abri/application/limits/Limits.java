package org.abri.application.limits;

import java.time.Instant;
import org.abri.domain.limits.Sendings;
import org.abri.domain.limits.Tries;

/** AUT-4, REC-1 (rate limiting): what was tried and sent, by key, shared by all nodes. Inside units of work only. */
public interface Limits {
    /** The tries as they stand, {@link Tries#none()} if there were none; nobody else counts on that key until the unit of work ends. */
    Tries lockTries(String key);

    /** Keeps them; adds or replaces. */
    void save(String key, Tries tries);

    /** The sendings as they stand, {@link Sendings#none()} if there were none; locked as {@link #lockTries}. */
    Sendings lockSendings(String key);

    /** Keeps them; adds or replaces. */
    void save(String key, Sendings sendings);

    /** Forgets all of that key; forgetting what is not there changes nothing. */
    void remove(String key);

    /** Forgets what was not counted on since {@code instant}; answers how many keys. */
    int forgetIdleSince(Instant instant);
}
