package org.abri.application;

import java.util.function.Supplier;

/**
 * Everything inside happens, or nothing does. Repositories and the journal work only inside one. A unit of work inside
 * another is part of it.
 */
public interface UnitOfWork {
    /** Commits when {@code work} returns, rolls back when it throws. */
    <T> T inOne(Supplier<T> work);
}
