package org.abri.application.vault;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.abri.application.Outage;
import org.abri.application.Ports;
import org.abri.application.UnitOfWork;
import org.abri.application.inside.Inside;
import org.abri.application.inside.OneByOne;
import org.abri.domain.vault.BlobId;

/**
 * I2, UPL-3: removes the blobs that no item names, nor an upload that may be resumed: of items that were deleted, at once; and of
 * uploads that were cut, once they are older than any request can last, so that one under way is never touched.
 */
public final class CollectBlobs {
    private static final Duration LONGEST_UPLOAD = Duration.ofHours(6);
    /** A day's worth is looked at each hour: what a node that was down left behind is still found. */
    private static final Duration LOOKED_AT = Duration.ofDays(1);
    private static final int AT_A_TIME = 500;

    private final InstantSource clock;
    private final UnitOfWork work;
    private final Items items;
    private final ResumableUploads uploads;
    private final BlobStore blobs;
    private final OneByOne oneByOne;

    CollectBlobs(Ports ports, Inside inside) {
        clock = ports.clock();
        work = ports.work();
        items = ports.vault().items();
        uploads = ports.vault().uploads();
        blobs = ports.vault().blobs();
        oneByOne = inside.oneByOne();
    }

    /** Removes one whose item was deleted; one that an item still names stays. Throws {@link Outage} when the store does not answer. */
    public void remove(BlobId blob) {
        unnamed(Set.of(blob)).forEach(this::removed);
    }

    /** Answers how many were removed. Throws {@link Outage} when the store does not answer. */
    public int collect() {
        var before = clock.instant().minus(LONGEST_UPLOAD);
        var removed = 0;
        Optional<BlobId> last = Optional.empty();
        while (true) {
            var some = drawnBetween(before.minus(LOOKED_AT), before, last);
            removed += removeEach(unnamed(Set.copyOf(some)));
            if (some.size() < AT_A_TIME) { return removed; }
            last = Optional.of(some.getLast());
        }
    }

    private List<BlobId> drawnBetween(Instant from, Instant before, Optional<BlobId> after) {
        try {
            return blobs.drawnBetween(from, before, after, AT_A_TIME);
        } catch (IOException unreadable) {
            throw new Outage("the blob store cannot be read", unreadable);
        }
    }

    private Set<BlobId> unnamed(Set<BlobId> some) {
        var unnamed = new HashSet<>(some);
        work.inOne(() -> Stream.of(items.named(some), uploads.named(some)).toList())
                .forEach(unnamed::removeAll);
        return unnamed;
    }

    /** I6: one that cannot be removed keeps no other; when none can, it is the store. */
    private int removeEach(Set<BlobId> some) {
        var removed = 0;
        for (var blob : some) {
            removed += oneByOne.tried("collect-blobs", () -> isRemoved(blob)) ? 1 : 0;
        }
        if (removed == 0 && !some.isEmpty()) { throw new Outage("no blob can be removed"); }
        return removed;
    }

    private boolean isRemoved(BlobId blob) {
        try {
            blobs.remove(blob);
            return true;
        } catch (IOException unwritable) {
            throw new UncheckedIOException(unwritable);
        }
    }

    private void removed(BlobId blob) {
        try {
            blobs.remove(blob);
        } catch (IOException unwritable) {
            throw new Outage("a blob cannot be removed", unwritable);
        }
    }

    /** What a process that died left half written. */
    int sweep() {
        try {
            return blobs.sweep(clock.instant().minus(LONGEST_UPLOAD));
        } catch (IOException unreadable) {
            throw new Outage("the blob store cannot be read", unreadable);
        }
    }
}
