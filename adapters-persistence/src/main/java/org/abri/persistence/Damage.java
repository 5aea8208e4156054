package org.abri.persistence;

import jakarta.inject.Singleton;
import java.lang.System.Logger.Level;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.abri.application.sealing.SealBroken;

/**
 * I6: tells the operator what does not open or does not hold, by table and id and nothing else (LOG-2): each once an hour,
 * so that a list that is read all day does not flood the log.
 */
@Singleton
public final class Damage {
    private static final System.Logger LOG = System.getLogger("org.abri.damage");
    private static final long HOUR = 3_600_000_000_000L;
    private static final int MOST = 10_000;

    private final Map<String, Long> told = new LinkedHashMap<>() {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Long> eldest) {
            return size() > MOST;
        }
    };

    /** That one thing is damaged; {@code what} as {@code table} or {@code table.column}. */
    public void tell(String what, Object id) {
        if (isNew(what + ' ' + id)) {
            LOG.log(Level.ERROR, "DAMAGED: " + what + " of " + id
                    + " was altered without the key, or is damaged; it is shown to nobody");
        }
    }

    /**
     * What {@code opening} makes of it; empty, and told, when its seal does not open or what came out of it is not
     * understood. An outage passes through.
     */
    public <T> Optional<T> openedOr(String what, Object id, Supplier<T> opening) {
        try {
            return Optional.of(opening.get());
        } catch (SealBroken | IllegalStateException | IllegalArgumentException unreadable) {
            tell(what, id);
            return Optional.empty();
        }
    }

    private synchronized boolean isNew(String what) {
        var now = System.nanoTime();
        var before = told.get(what);
        if (before != null && now - before < HOUR) { return false; }
        told.remove(what);
        told.put(what, now);
        return true;
    }
}
