package org.abri.application.vault;

import java.io.IOException;
import java.time.Duration;
import java.util.HashSet;
import org.abri.application.Outage;
import org.abri.application.Ports;
import org.abri.domain.vault.BlobId;
import org.jspecify.annotations.Nullable;

/**
 * I2, UPL-3: removes the blobs that no item names: of uploads that were cut, and of items that were deleted. Only those
 * older than any upload can last, so that one under way is never touched. A job calls this.
 */
public final class CollectBlobs {
    private static final Duration LONGEST_UPLOAD = Duration.ofHours(6);
    private static final int AT_A_TIME = 500;

    private final Ports ports;

    public CollectBlobs(Ports ports) {
        this.ports = ports;
    }

    /** Answers how many were removed. */
    public int collect() {
        var before = ports.clock().instant().minus(LONGEST_UPLOAD);
        int removed = 0;
        @Nullable BlobId last = null;
        try {
            while (true) {
                var blobs = ports.blobs().writtenBefore(before, AT_A_TIME, last);
                if (blobs.isEmpty()) { return removed; }
                var candidates = new HashSet<>(blobs);
                candidates.removeAll(ports.work().inOne(() -> ports.items().named(new HashSet<>(blobs))));
                for (var orphan : candidates) {
                    ports.blobs().remove(orphan);
                    removed++;
                }
                last = blobs.getLast();
            }
        } catch (IOException unreadable) {
            throw new Outage("the blob store cannot be read", unreadable);
        }
    }
}
