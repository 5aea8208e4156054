package org.abri.domain.vault;

import java.time.Duration;
import java.time.Instant;

/**
 * VLT-8: that the owner of an item has thrown it away, and may still want it back.
 *
 * @param since when it was thrown away
 * @param was   who saw it before
 */
public record Binned(Instant since, Visibility was) {
    /** Time enough to notice that something is missing. */
    public static final Duration KEPT = Duration.ofDays(30);
    /** For so long whoever puts it back takes back what they did: they know who will see it. */
    public static final Duration UNDONE_WITHIN = Duration.ofMinutes(10);

    /** When it is erased for good, whatever nobody has done. */
    public Instant until() {
        return since.plus(KEPT);
    }

    /** VLT-2, VLT-9: how it is seen once it is put back at that moment: as before if that is at once, else by its owner alone. */
    public Visibility backAs(Instant now) {
        return isUndoneAt(now) ? was : Visibility.PRIVATE;
    }

    /** Whether whoever puts it back takes back what they did. */
    public boolean isUndoneAt(Instant now) {
        return now.isBefore(since.plus(UNDONE_WITHIN));
    }
}
