package org.abri.application.inside;

import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.abri.domain.access.Viewpoint;
import org.abri.domain.journal.Act;
import org.abri.domain.vault.ItemId;
import org.abri.domain.vault.VaultId;

/** Which looks were recorded within the last minute, on this node: the last ten thousand of them. */
final class LatelySeen {
    /** Who looked at what. */
    record Seen(Viewpoint by, Act act, VaultId vault, Optional<ItemId> item) {}

    private static final Duration LATELY = Duration.ofMinutes(1);
    private static final int MOST = 10_000;

    private final Map<Seen, Instant> recorded = new LinkedHashMap<>() {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Seen, Instant> eldest) {
            return size() > MOST;
        }
    };

    synchronized boolean includes(Seen seen, Instant now) {
        var at = recorded.get(seen);
        return at != null && !at.isAfter(now) && at.plus(LATELY).isAfter(now);
    }

    synchronized void add(Seen seen, Instant now) {
        recorded.remove(seen);
        recorded.put(seen, now);
    }
}
