package org.abri.application.memory;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.abri.application.sealing.Erasure;
import org.abri.application.sealing.KeyOwner;
import org.abri.domain.account.AccountId;

/** END-2 in memory: the key first, then every row. */
final class MemoryErasure implements Erasure {
    private final KeyRing keys;
    private final Table<KeyOwner, Instant> tombstones;
    private final Predicate<AccountId> isThere;
    private final List<Consumer<AccountId>> removals;

    /** {@code isThere}: whether somebody has any of the rows that others hang on. */
    MemoryErasure(Memory memory, KeyRing keys, Predicate<AccountId> isThere,
            List<Consumer<AccountId>> removals) {
        this.keys = keys;
        this.tombstones = new Table<>(memory);
        this.isThere = isThere;
        this.removals = List.copyOf(removals);
    }

    @Override
    public void erase(KeyOwner owner, Instant now) {
        keys.destroy(owner);
        removals.forEach(removal -> removal.accept(new AccountId(owner.value())));
        if (!tombstones.has(owner)) {
            tombstones.add(owner, now);
        }
    }

    @Override
    public Set<KeyOwner> risen() {
        return tombstones.keys()
                .filter(owner -> keys.has(owner) || isThere.test(new AccountId(owner.value())))
                .collect(Collectors.toUnmodifiableSet());
    }
}
