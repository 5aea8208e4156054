package org.abri.application.vault;

import java.lang.System.Logger.Level;
import java.util.Optional;
import org.abri.domain.vault.BlobId;
import org.abri.domain.vault.ItemId;
import org.abri.domain.vault.VaultId;

/** CRY-7, LOG-2: that bytes of a document are lost is told to whoever runs the service, by ids alone; whoever meets it first. */
final class LostBytes {
    private static final System.Logger LOG = System.getLogger("org.abri.lost");

    private LostBytes() {}

    /** {@code blob} is empty when the document has none. */
    static void tell(VaultId vault, ItemId item, Optional<BlobId> blob, Object why) {
        LOG.log(Level.ERROR, "the bytes of item {0} in vault {1} are lost: {2}, {3}", item, vault,
                blob.map(named -> "blob " + named).orElse("no blob"), why);
    }
}
