package org.abri.application.sealing;

import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** CRY-1: where the key sets rest, wrapped by the master key. Inside units of work only. */
public interface WrappedKeySets {
    /** Empty when the owner has none, or no longer. */
    Optional<byte[]> find(KeyOwner owner);

    /** Those of these owners that have one, in one read. */
    Map<KeyOwner, byte[]> findAll(Set<KeyOwner> owners);

    /** Keeps it unless the owner has one already; answers the one that is kept. */
    byte[] keepFirst(KeyOwner owner, byte[] wrapped);

    /** Removing what is not there changes nothing. */
    void remove(KeyOwner owner);
}
