package org.abri.application.vault;

import java.util.List;
import java.util.Optional;
import org.abri.domain.vault.ItemId;
import org.abri.domain.vault.Scan;
import org.abri.domain.vault.VaultId;

/**
 * LAW-4: what a scanner found in documents, and which of them wait for it, kept beside them: it goes with them ({@link Items}).
 * Inside units of work only.
 */
public interface Scans {
    /** What is kept of that document, if anything is. What rests damaged waits. */
    Optional<Scan> find(VaultId vault, ItemId item);

    /** Keeps it of that document, in the place of what was kept. */
    void keep(VaultId vault, ItemId item, Scan scan);

    /** The documents that its owner sees in that vault that wait, or of which nothing is kept, the newest first, at most {@code most}. */
    List<ItemId> unscanned(VaultId vault, int most);

    /** The vaults in which it is kept of a document that it waits; those after {@code after} in an order that does not change, at most {@code most}. */
    List<VaultId> waiting(Optional<VaultId> after, int most);

    /** Forgets at most {@code most} of what is kept of that vault, and answers how many it forgot. */
    int forget(VaultId vault, int most);
}
