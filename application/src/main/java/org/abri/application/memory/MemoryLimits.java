package org.abri.application.memory;

import java.time.Instant;
import org.abri.application.limits.Limits;
import org.abri.domain.limits.Sendings;
import org.abri.domain.limits.Tries;

/** What was tried and sent, in memory. */
final class MemoryLimits implements Limits {
    private final Table<String, Tries> tries;
    private final Table<String, Sendings> sendings;

    MemoryLimits(Memory memory) {
        this.tries = new Table<>(memory);
        this.sendings = new Table<>(memory);
    }

    /** Units of work happen one after the other: to be in one is to hold every lock. */
    @Override
    public Tries lockTries(String key) {
        return tries.find(key).orElseGet(Tries::none);
    }

    @Override
    public void save(String key, Tries counted) {
        tries.put(key, counted);
    }

    @Override
    public Sendings lockSendings(String key) {
        return sendings.find(key).orElseGet(Sendings::none);
    }

    @Override
    public void save(String key, Sendings counted) {
        sendings.put(key, counted);
    }

    @Override
    public void remove(String key) {
        tries.remove(key);
        sendings.remove(key);
    }

    @Override
    public int forgetIdleSince(Instant instant) {
        return tries.removeIf(counted -> counted.lastAt().isBefore(instant))
                + sendings.removeIf(
                        counted -> counted.lately().stream().noneMatch(at -> !at.isBefore(instant)));
    }
}
