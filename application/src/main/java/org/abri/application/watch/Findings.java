package org.abri.application.watch;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.abri.domain.vault.ItemId;

/** CRY-7: the documents that are known to be damaged or gone, shared by all nodes. Inside units of work only. */
public interface Findings {
    /** Adds it, or puts it in the place of what was known of that item. */
    void keep(Finding finding);

    /** It is whole again, or gone with its item. Removing what is not there changes nothing. */
    void remove(ItemId item);

    /** Those about these items. */
    Map<ItemId, Finding> among(Set<ItemId> items);

    /** Those of the items after {@code after}, in an order that does not change; at most {@code most}. */
    List<Finding> all(Optional<ItemId> after, int most);
}
