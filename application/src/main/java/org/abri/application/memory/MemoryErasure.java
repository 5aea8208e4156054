package org.abri.application.memory;

import java.util.List;
import java.util.function.Consumer;
import org.abri.application.sealing.Erasure;
import org.abri.application.sealing.KeyOwner;
import org.abri.domain.account.AccountId;

/** END-2 in memory: the key first, then every row. */
final class MemoryErasure implements Erasure {
    private final KeyRing keys;
    private final List<Consumer<AccountId>> removals;

    MemoryErasure(KeyRing keys, List<Consumer<AccountId>> removals) {
        this.keys = keys;
        this.removals = List.copyOf(removals);
    }

    @Override
    public void erase(KeyOwner owner) {
        keys.destroy(owner);
        removals.forEach(removal -> removal.accept(new AccountId(owner.value())));
    }
}
