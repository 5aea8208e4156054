package org.abri.application.memory;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.abri.application.sealing.KeyOwner;
import org.abri.application.sealing.WrappedKeySets;

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
    public Map<KeyOwner, byte[]> findAll(Set<KeyOwner> owners) {
        return owners.stream().filter(keySets::has).collect(Collectors.toUnmodifiableMap(owner -> owner,
                owner -> find(owner).orElseThrow()));
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
