package org.abri.application.sealing;

import java.util.SortedSet;

/**
 * CRY-5: the keys that wrap key sets (key-encryption keys), by their numbers: a newer one has a higher number. Where they rest,
 * and how one is added or dropped there, is for whoever runs the service.
 */
public interface WrappingKeys {
    /** The numbers of those that there are now, at least one; throws {@link org.abri.application.Outage} when that cannot be known. */
    SortedSet<Integer> alive();

    /** The number of the key that wrapped this; one that no key has for what none wrapped. Opens nothing. */
    int wrapping(byte[] wrapped);

    /**
     * The same key set, wrapped by the key of that number, which must be alive. Throws {@link SealBroken} when it was not wrapped
     * for that owner by a key that is alive.
     */
    byte[] rewrapped(KeyOwner owner, byte[] wrapped, int by);

    /** Whether the key of that number alone opens it, for that owner; of the keys that were {@link #alive} when that was last asked. */
    boolean opens(KeyOwner owner, byte[] wrapped, int by);
}
