package org.abri.application.moderation;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.abri.application.Listing;
import org.abri.application.Listing.Mark;
import org.abri.domain.moderation.ItemReport;
import org.abri.domain.moderation.ReportId;
import org.abri.domain.vault.ItemId;
import org.abri.domain.vault.VaultId;

/** MOD-1: what was reported and is not settled. Inside units of work only; changed under the lock of the vault. */
public interface Reports {
    /** Throws {@link IllegalStateException}, a bug, when there is one of that id. */
    void add(ItemReport report);

    /** Removing what is not there changes nothing. */
    void remove(ReportId id);

    /** Empty when there is none, or no longer. */
    Optional<ItemReport> find(ReportId id);

    /** All of one item, whoever made them, the first one first. */
    List<ItemReport> ofItem(ItemId item);

    /** Those whose item was withdrawn from that vault, the newest first. */
    List<ItemReport> withdrawn(VaultId vault);

    /** The newest first; one more than wanted, if there is one. */
    List<ItemReport> list(Listing wanted);

    /**
     * Those that are over at {@code now}, the one that was over first before the others, after the mark of when one was over and
     * its id; at most {@code most}.
     */
    List<ItemReport> overAt(Instant now, Optional<Mark> after, int most);
}
