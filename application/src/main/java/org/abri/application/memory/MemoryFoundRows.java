package org.abri.application.memory;

import java.util.List;
import java.util.function.LongConsumer;
import org.abri.application.sealing.FoundRows;

/** CRY-5: in memory everything is found as it is, so that there is nothing but the number of the keys. */
final class MemoryFoundRows implements FoundRows {
    private static final boolean ONLY = true;

    private final Memory memory;
    private final Table<Boolean, Integer> rows;

    MemoryFoundRows(Memory memory) {
        this.memory = memory;
        rows = new Table<>(memory);
    }

    @Override
    public int keysInUse() {
        return rows.find(ONLY).orElse(1);
    }

    /** Units of work happen one after the other. */
    @Override
    public boolean alone() {
        memory.mustBeInOne();
        return true;
    }

    @Override
    public Renewed renew(int keys, LongConsumer progress) {
        if (keys <= keysInUse()) { throw new IllegalArgumentException("they are in use already"); }
        rows.put(ONLY, keys);
        return new Renewed(0, List.of());
    }
}
