package org.abri.application.memory;

import java.util.Optional;
import org.abri.application.privacy.KeyOwner;
import org.abri.application.privacy.WrappedKeySets;

/** Wrapped key sets in memory. */
final class MemoryKeySets implements WrappedKeySets {
    private final Table<KeyOwner, byte[]> keySets;

    MemoryKeySets(Memory memory) {
        this.keySets = new Table<>(memory);
    }

    @Override
    public Optional<byte[]> find(KeyOwner owner) {
        return keySets.find(owner).map(byte[]::clone);
    }

    @Override
    public byte[] keepFirst(KeyOwner owner, byte[] wrapped) {
        if (!keySets.has(owner)) {
            keySets.put(owner, wrapped.clone());
        }
        return find(owner).orElseThrow();
    }

    @Override
    public void remove(KeyOwner owner) {
        keySets.remove(owner);
    }
}
