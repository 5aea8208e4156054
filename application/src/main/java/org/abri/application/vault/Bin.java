package org.abri.application.vault;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.abri.application.Listing.Mark;
import org.abri.domain.vault.ItemId;
import org.abri.domain.vault.VaultId;

/**
 * VLT-8: what was thrown away, whosever it is, and is to be erased for good: no key is needed for what nobody has put back. Its
 * owner sees, puts back and erases it through {@link Items}. Inside units of work only; changed under the lock of the vault.
 */
public interface Bin {
    /** An item that was thrown away: where it lies, and since when. */
    record Thrown(VaultId vault, ItemId item, Instant since) {
        /** Where a list that ended with it goes on. */
        public Mark mark() {
            return new Mark(since, item.value());
        }
    }

    /**
     * What has lain in a bin for {@link org.abri.domain.vault.Binned#KEPT} at {@code now}, what was thrown away first before the
     * others, after the mark of since when one has and its id; at most {@code most}.
     */
    List<Thrown> overAt(Instant now, Optional<Mark> after, int most);

    /**
     * Removes an item that has lain in the bin of that vault for so long at {@code now}, and what was drawn of it. Empty, and
     * nothing is removed, when there is none of that id, or it has not.
     */
    Optional<Items.Gone> erase(VaultId vault, ItemId item, Instant now);
}
