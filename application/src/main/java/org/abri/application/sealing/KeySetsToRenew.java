package org.abri.application.sealing;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * CRY-5: the wrapped key sets of everybody, one after the other, to be wrapped by another key: whatever the master key wraps rests
 * here. What was wrapped, and what was opened since, is kept with each. Inside units of work only.
 */
public interface KeySetsToRenew {
    /** One of them, as it rests. */
    record Wrapped(KeyOwner owner, byte[] bytes) {}

    /**
     * How far it is.
     *
     * @param all           key sets there are
     * @param opened        of them, those that were opened by the key asked about since they were wrapped
     * @param lastRewrapped when one was last wrapped by another key; empty when none ever was
     */
    record Count(long all, long opened, Optional<Instant> lastRewrapped) {}

    /** Empty when the owner has none, or no longer. */
    Optional<Wrapped> find(KeyOwner owner);

    /** At most so many that come after that owner, or the first ones, in an order that is always the same. */
    List<Wrapped> after(Optional<KeyOwner> last, int most);

    /** As {@link #after}, of those that were not opened by that key since they were wrapped. */
    List<Wrapped> notOpenedBy(int key, Optional<KeyOwner> last, int most);

    /** Puts {@code rewrapped} in its place, opened by nobody yet; answers false, and changes nothing, when it rests otherwise by now. */
    boolean rewrap(Wrapped before, byte[] rewrapped, Instant now);

    /** That it was opened by that key; answers false, and changes nothing, when it rests otherwise by now. */
    boolean opened(Wrapped wrapped, int by);

    Count count(int key);
}
