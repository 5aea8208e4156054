package org.abri.persistence;

import jakarta.inject.Singleton;
import java.util.concurrent.atomic.LongAdder;

/** LOG-1: how often it was published where a journal stands, which is after each entry, and how often that failed. */
@Singleton
public final class Publishing {
    private final LongAdder published = new LongAdder();
    private final LongAdder failed = new LongAdder();

    Publishing() {}

    /** Once more. */
    public void entry() {
        published.increment();
    }

    /** Once more, it could not be said in one of its places. */
    public void failure() {
        failed.increment();
    }

    long published() {
        return published.sum();
    }

    long failed() {
        return failed.sum();
    }
}
