package org.abri.application.memory;

import java.time.Instant;
import java.util.Optional;
import org.abri.application.affiliation.Pointers;
import org.abri.domain.account.AccountId;

/** What points at people, in memory. */
final class MemoryPointers implements Pointers {
    private final Table<String, Pointer> pointers;

    MemoryPointers(Memory memory) {
        pointers = new Table<>(memory);
    }

    @Override
    public void keep(String shown, Pointer pointer) {
        pointers.put(shown, pointer);
    }

    @Override
    public Optional<Pointer> take(String shown) {
        var taken = pointers.find(shown);
        pointers.remove(shown);
        return taken;
    }

    @Override
    public void forgetCodes(AccountId person) {
        pointers.removeIf(pointer -> pointer.person().equals(person) && pointer.to().isEmpty());
    }

    @Override
    public int removeBefore(Instant instant) {
        return pointers.removeIf(pointer -> pointer.until().isBefore(instant));
    }

    /** Of whoever is erased. */
    void removeAll(AccountId person) {
        pointers.removeIf(pointer -> pointer.person().equals(person));
    }
}
