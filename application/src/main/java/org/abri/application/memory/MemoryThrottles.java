package org.abri.application.memory;

import java.util.Optional;
import org.abri.application.session.Throttles;

/** Throttles in memory. */
final class MemoryThrottles implements Throttles {
    private final Table<String, Throttle> throttles;

    MemoryThrottles(Memory memory) {
        this.throttles = new Table<>(memory);
    }

    /** Units of work happen one after the other: to be in one is to hold every lock. */
    @Override
    public Optional<Throttle> lock(String key) {
        return throttles.find(key);
    }

    @Override
    public void save(Throttle throttle) {
        throttles.put(throttle.key(), throttle);
    }

    @Override
    public void remove(String key) {
        throttles.remove(key);
    }
}
