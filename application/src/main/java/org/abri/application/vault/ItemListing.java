package org.abri.application.vault;

import java.util.Optional;
import org.abri.application.Listing;
import org.abri.domain.vault.PaperKind;

/**
 * Which part of which items of a vault is wanted.
 *
 * @param paperKind  documents of that kind alone
 * @param favourites what its owner wants at hand alone; to anybody else there are none
 */
public record ItemListing(Listing part, Optional<PaperKind> paperKind, boolean favourites) {
    /** Of all items. */
    public static ItemListing of(Listing part) {
        return new ItemListing(part, Optional.empty(), false);
    }
}
