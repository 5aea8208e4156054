package org.abri.application.session;

import java.time.Instant;
import java.util.Optional;

/** AUT-4: counts of failures, shared by all nodes. */
public interface Throttles {
    record Throttle(String key, int failures, Instant lastAt) {}

    /** As it stands; nobody else counts on it until the unit of work ends. */
    Optional<Throttle> lock(String key);

    void save(Throttle throttle);

    void remove(String key);
}
