package org.abri.web.budget;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;

/** WEB-3: so much of one thing that all requests share, and so much of it for one of those who ask. */
final class Limited {
    private final long most;
    private final long mostEach;
    private final Map<String, Long> byHolder = new HashMap<>();
    private long taken;

    Limited(long most, long mostEach) {
        this.most = most;
        this.mostEach = mostEach;
    }

    /** Empty when there is not so much left, for anybody or for that one; nobody in particular has no bound but that of all. */
    synchronized Optional<Slot> take(Optional<String> holder, long amount) {
        if (taken + amount > most || beyondShare(holder, amount)) { return Optional.empty(); }
        taken += amount;
        holder.ifPresent(name -> byHolder.merge(name, amount, Long::sum));
        var open = new AtomicBoolean(true);
        return Optional.of(() -> {
            if (open.getAndSet(false)) {
                give(holder, amount);
            }
        });
    }

    /** Whether that one has so much already that others' leaving would not help. */
    synchronized boolean beyondShare(Optional<String> holder, long amount) {
        return holder.filter(name -> byHolder.getOrDefault(name, 0L) + amount > mostEach).isPresent();
    }

    private synchronized void give(Optional<String> holder, long amount) {
        taken -= amount;
        holder.ifPresent(name -> byHolder.computeIfPresent(name,
                (same, held) -> held > amount ? held - amount : null));
    }

    synchronized long taken() {
        return taken;
    }
}
