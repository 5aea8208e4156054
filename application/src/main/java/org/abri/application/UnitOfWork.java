package org.abri.application;

import java.util.function.Supplier;

/**
 * Everything inside happens, or nothing does (a transaction). Repositories and the journal work only inside one. A unit of
 * work inside another is part of it.
 */
public interface UnitOfWork {
    /**
     * Commits when {@code work} returns, rolls back when it throws, and lets what it threw through. When another unit got in its
     * way it is rolled back and {@code work} runs again from its beginning: outside of the storage it does nothing but
     * {@linkplain #afterwards afterwards}. Throws {@link Outage}
     * when the storage does not answer; nothing was done then, unless the commit itself got no answer.
     */
    <T> T inOne(Supplier<T> work);

    /**
     * Runs {@code then} once the outermost unit of work that is open has committed, in order, on the same thread; never if it
     * did not. Throws {@link IllegalStateException}, a bug, outside of one.
     */
    void afterwards(Runnable then);

    /**
     * Does {@code work} for the service itself, inside of a unit of work or around some: what happens by itself, whatever it is about, and
     * what is found by a secret alone, before anybody's viewpoint is known. Anything else looks from the viewpoint with which
     * {@linkplain org.abri.application.access.FactsAtHand facts} were last read in its unit of work. A storage may hold units of work to that
     * (ADR 350); one that does not has nothing to do here.
     */
    default <T> T asTheService(Supplier<T> work) {
        return work.get();
    }
}
