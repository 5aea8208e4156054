package org.abri.application.privacy;

import java.util.Optional;

/** CRY-1: where the key sets rest, wrapped by the master key. */
public interface WrappedKeySets {
    Optional<byte[]> find(KeyOwner owner);

    /** Keeps it unless the owner has one already; answers the one that is kept. */
    byte[] keepFirst(KeyOwner owner, byte[] wrapped);

    void remove(KeyOwner owner);
}
