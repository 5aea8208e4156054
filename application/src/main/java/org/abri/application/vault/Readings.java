package org.abri.application.vault;

import java.util.List;
import org.abri.domain.text.Words;
import org.abri.domain.vault.ItemId;
import org.abri.domain.vault.VaultId;

/**
 * LAW-4, CRY-4: what the service has read of documents, kept beside them, sealed with their owner's key set. {@link Items} finds
 * documents by it, and it goes with them. Inside units of work only.
 */
public interface Readings {
    /**
     * Keeps what was read of a document, or that nothing can be. Throws {@link IllegalStateException}, a bug, when there is
     * some already.
     */
    void keep(VaultId vault, ItemId item, Words words);

    /** Whether something is kept of that document. */
    boolean isKept(ItemId item);

    /** The documents of that vault of which nothing is kept, the newest first, at most {@code most}. */
    List<ItemId> unread(VaultId vault, int most);

    /** Forgets at most {@code most} of what is kept of that vault, and answers how many it forgot. */
    int forget(VaultId vault, int most);
}
