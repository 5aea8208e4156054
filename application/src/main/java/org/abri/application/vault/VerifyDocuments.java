package org.abri.application.vault;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.LongConsumer;
import java.util.function.Supplier;
import org.abri.application.Outage;
import org.abri.application.Ports;
import org.abri.application.UnitOfWork;
import org.abri.domain.vault.BlobId;
import org.abri.domain.vault.ItemId;
import org.abri.domain.vault.VaultId;

/**
 * I1, I2, CRY-7: reads documents again, each from its row to the last byte of its blob, and counts the blobs that no row
 * names. It changes nothing, and tells nothing of what documents are called or say.
 */
public final class VerifyDocuments {
    private static final int AT_A_TIME = 200;
    /** Blobs that another node, whose clock is ahead, has just begun. */
    private static final Duration AHEAD = Duration.ofDays(1);

    /** What is wrong with a document. */
    public enum Flaw {
        /** Its row does not say, or not truly, what its bytes must be. */
        ROW_DAMAGED,
        /** There are no bytes. */
        MISSING,
        /** The bytes do not open, or are others than those that were added. */
        DAMAGED,
        /** The store did not give the bytes: trying again may help. */
        UNREAD
    }

    public record Found(Deposit document, Flaw flaw) {}

    /**
     * What was found.
     *
     * @param bytes   of the documents that are whole
     * @param unnamed blobs that no row names, those of uploads under way among them; empty when only a part was looked at
     */
    public record Report(long documents, long bytes, List<Found> found, OptionalLong unnamed) {
        /** Whether nothing is missing or damaged, as far as it could be read. */
        public boolean whole() {
            return found.stream().allMatch(one -> one.flaw() == Flaw.UNREAD);
        }

        public boolean allRead() {
            return found.stream().noneMatch(one -> one.flaw() == Flaw.UNREAD);
        }
    }

    private final InstantSource clock;
    private final UnitOfWork work;
    private final Items items;
    private final Deposits deposits;
    private final BlobStore blobs;
    private final Contents contents;

    VerifyDocuments(Ports ports, Contents contents) {
        clock = ports.clock();
        work = ports.work();
        items = ports.vault().items();
        deposits = ports.vault().deposits();
        blobs = ports.vault().blobs();
        this.contents = contents;
    }

    /** All of them. {@code progress} is told how many were read so far. Throws {@link Outage} when the storage does not answer. */
    public Report verify(LongConsumer progress) {
        var read = verify(Optional.empty(), Instant.EPOCH, progress);
        return new Report(read.documents(), read.bytes(), read.found(), OptionalLong.of(unnamed()));
    }

    /** As well, of one vault or of all, those added at or after {@code since}. */
    public Report verify(Optional<VaultId> vault, Instant since,
            LongConsumer progress) {
        var found = new ArrayList<Found>();
        long documents = 0;
        long bytes = 0;
        Optional<ItemId> last = Optional.empty();
        while (true) {
            var after = last;
            var some = inOne(() -> deposits.all(vault, since, after, AT_A_TIME));
            for (var document : some) {
                var flawed = look(document);
                flawed.ifPresent(found::add);
                bytes += flawed.isPresent() ? 0 : document.bytes().map(Deposit.Bytes::size).orElse(0L);
                documents++;
                progress.accept(documents);
            }
            if (some.size() < AT_A_TIME) {
                return new Report(documents, bytes, List.copyOf(found), OptionalLong.empty());
            }
            last = Optional.of(some.getLast().item());
        }
    }

    /** Reads one to its last byte; empty when it is whole, or gone by now. */
    Optional<Found> look(Deposit document) {
        return flawOf(document).filter(flaw -> isStillThere(document)).map(flaw -> new Found(document, flaw));
    }

    private Optional<Flaw> flawOf(Deposit document) {
        if (document.blob().isEmpty() || document.bytes().isEmpty()) { return Optional.of(Flaw.ROW_DAMAGED); }
        return contents.flawIn(document.vault(), document.blob().get(), document.bytes().get());
    }

    /** One that was deleted in the meantime lacks nothing. */
    private boolean isStillThere(Deposit document) {
        return document.blob().isEmpty()
                || !inOne(() -> items.named(Set.of(document.blob().get()))).isEmpty();
    }

    /** Of all vaults. */
    private <T> T inOne(Supplier<T> read) {
        return work.asTheService(() -> work.inOne(read));
    }

    /** How many blobs no row names, those of uploads under way among them. Throws {@link Outage} when the storage does not answer. */
    long unnamed() {
        long unnamed = 0;
        Optional<BlobId> last = Optional.empty();
        while (true) {
            var some = drawnAfter(last);
            unnamed += some.size() - inOne(() -> items.named(Set.copyOf(some))).size();
            if (some.size() < AT_A_TIME) { return unnamed; }
            last = Optional.of(some.getLast());
        }
    }

    private List<BlobId> drawnAfter(Optional<BlobId> last) {
        try {
            return blobs.drawnBetween(Instant.EPOCH, clock.instant().plus(AHEAD), last, AT_A_TIME);
        } catch (IOException unreadable) {
            throw new Outage("the blob store cannot be read", unreadable);
        }
    }
}
