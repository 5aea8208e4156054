package org.abri.application.vault;

import java.util.List;
import org.abri.domain.vault.ItemId;
import org.abri.domain.vault.Preview;
import org.abri.domain.vault.VaultId;

/**
 * LAW-4: what the service has drawn of documents, kept beside them. {@link Items} finds it with them, and it goes with them.
 * Inside units of work only.
 */
public interface Previews {
    /**
     * Keeps what was drawn of a document, or that it cannot be. Throws {@link IllegalStateException}, a bug, when there is
     * some already.
     */
    void keep(VaultId vault, ItemId item, Preview preview);

    /** The documents of that vault that its owner sees and of which nothing is kept, the newest first, at most {@code most}. */
    List<ItemId> undrawn(VaultId vault, int most);

    /** Forgets at most {@code most} of what is kept of that vault, and answers what it forgot; their blobs go elsewhere. */
    List<Preview> forget(VaultId vault, int most);
}
