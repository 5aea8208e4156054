package org.abri.crypto.sealing;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.abri.application.UnitOfWork;
import org.abri.application.sealing.KeyOwner;
import org.abri.application.sealing.WrappedKeySets;

/** As a database does: a unit of work sees its own changes; all others see what is committed. */
public final class CommittedStore implements WrappedKeySets, UnitOfWork {
    private final Map<KeyOwner, byte[]> committed = new ConcurrentHashMap<>();
    // Each store has its own units of work.
    @SuppressWarnings("ThreadLocalUsage") private final ThreadLocal<Map<KeyOwner, Optional<byte[]>>> changes =
            new ThreadLocal<>();
    private final AtomicInteger finds = new AtomicInteger();

    @Override
    public <T> T inOne(Supplier<T> work) {
        if (changes.get() != null) { return work.get(); }
        changes.set(new HashMap<>());
        try {
            var answer = work.get();
            changes.get()
                    .forEach((owner, wrapped) -> wrapped.ifPresentOrElse(bytes -> committed.put(owner, bytes),
                            () -> committed.remove(owner)));
            return answer;
        } finally {
            changes.remove();
        }
    }

    @Override
    public Optional<byte[]> find(KeyOwner owner) {
        finds.incrementAndGet();
        return seen(owner);
    }

    @Override
    public Map<KeyOwner, byte[]> findAll(Set<KeyOwner> owners) {
        finds.incrementAndGet();
        return owners.stream()
                .filter(owner -> seen(owner).isPresent())
                .collect(Collectors.toMap(owner -> owner, owner -> seen(owner).orElseThrow()));
    }

    @Override
    public void afterwards(Runnable then) {
        throw new UnsupportedOperationException("no key set needs it");
    }

    @Override
    public byte[] keepFirst(KeyOwner owner, byte[] wrapped) {
        var kept = find(owner).orElse(wrapped);
        changes.get().put(owner, Optional.of(kept));
        return kept;
    }

    @Override
    public void remove(KeyOwner owner) {
        changes.get().put(owner, Optional.empty());
    }

    private Optional<byte[]> seen(KeyOwner owner) {
        return changes.get().getOrDefault(owner, Optional.ofNullable(committed.get(owner)));
    }

    void inOne(Runnable work) {
        inOne(() -> {
            work.run();
            return true;
        });
    }

    /** How often the store was asked for a key set. */
    int finds() {
        return finds.get();
    }
}
