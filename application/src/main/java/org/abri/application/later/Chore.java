package org.abri.application.later;

import java.time.Duration;

/**
 * Work that comes back by itself, {@code every} so long after it last ended, on one of the nodes that share the storage.
 *
 * @param name stored: never renamed
 */
public record Chore(String name, Duration every, Runnable work) {
    /** For what hurries nobody. */
    public static Chore hourly(String name, Runnable work) {
        return new Chore(name, Duration.ofHours(1), work);
    }
}
