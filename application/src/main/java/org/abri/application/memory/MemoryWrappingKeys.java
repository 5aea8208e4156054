package org.abri.application.memory;

import java.util.SortedSet;
import org.abri.application.sealing.KeyOwner;
import org.abri.application.sealing.SealBroken;
import org.abri.application.sealing.WrappingKeys;

/** CRY-5: wrapping keys in memory. */
final class MemoryWrappingKeys implements WrappingKeys {
    private final KeyRing keys;

    MemoryWrappingKeys(KeyRing keys) {
        this.keys = keys;
    }

    @Override
    public SortedSet<Integer> alive() {
        return keys.alive();
    }

    @Override
    public int wrapping(byte[] wrapped) {
        return KeyRing.wrapping(wrapped);
    }

    @Override
    public byte[] rewrapped(KeyOwner owner, byte[] wrapped, int by) {
        return keys.wrapped(owner, keys.unwrapped(owner, wrapped), by);
    }

    @Override
    public boolean opens(KeyOwner owner, byte[] wrapped, int by) {
        if (wrapping(wrapped) != by) { return false; }
        try {
            return keys.unwrapped(owner, wrapped).length > 0;
        } catch (SealBroken doesNot) {
            return false;
        }
    }
}
