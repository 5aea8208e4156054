package org.abri.persistence.backup;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeSet;
import java.util.function.LongConsumer;
import org.abri.application.vault.BlobStore;
import org.abri.domain.vault.BlobId;
import org.abri.persistence.vault.FileBlobStore;

/** OPS-2: copies sealed blobs from the store of the service into the one of the backups, each of them once. */
final class Copying {
    private static final int AT_A_TIME = 500;

    private final BlobStore store;
    private final FileBlobStore copies;
    private final Instant before;
    private final LongConsumer progress;
    private final Set<BlobId> there;
    private int copied;

    Copying(BlobStore store, FileBlobStore copies, Instant before, LongConsumer progress)
            throws IOException {
        this.store = store;
        this.copies = copies;
        this.before = before;
        this.progress = progress;
        this.there = all(copies, before);
    }

    /** The ids of all blobs that were drawn before that. */
    static Set<BlobId> all(BlobStore store, Instant before) throws IOException {
        var all = new HashSet<BlobId>();
        Optional<BlobId> last = Optional.empty();
        List<BlobId> some;
        do {
            some = store.drawnBetween(Instant.EPOCH, before, last, AT_A_TIME);
            all.addAll(some);
            last = some.isEmpty() ? last : Optional.of(some.getLast());
        } while (some.size() == AT_A_TIME);
        return all;
    }

    /** Whatever rests in the store now. */
    void everything() throws IOException {
        for (var blob : new TreeSet<>(all(store, before))) {
            isThere(blob);
        }
    }

    /** Writes the size of each into {@code named}; answers those that are nowhere. */
    Set<BlobId> what(SortedMap<BlobId, OptionalLong> named) throws IOException {
        var gone = new TreeSet<BlobId>();
        for (var blob : named.entrySet()) {
            if (isThere(blob.getKey())) {
                blob.setValue(OptionalLong.of(copies.size(blob.getKey())));
            } else {
                gone.add(blob.getKey());
            }
        }
        return gone;
    }

    int copied() {
        return copied;
    }

    private boolean isThere(BlobId blob) throws IOException {
        if (!there.contains(blob) && isCopied(blob)) {
            there.add(blob);
            progress.accept(++copied);
        }
        return there.contains(blob);
    }

    private boolean isCopied(BlobId blob) throws IOException {
        try {
            copy(blob, store, copies);
            return true;
        } catch (FileNotFoundException deletedMeanwhile) {
            return false;
        }
    }

    /** One that is there already stays. Throws {@link FileNotFoundException} when there is none to copy. */
    static void copy(BlobId blob, BlobStore from, BlobStore to) throws IOException {
        try (var in = from.open(blob); var out = to.create(blob)) {
            in.transferTo(out);
            out.keep();
        } catch (FileAlreadyExistsException before) {
            // A blob of that id has those bytes.
        }
    }
}
