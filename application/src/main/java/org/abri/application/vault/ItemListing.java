package org.abri.application.vault;

import java.util.Optional;
import org.abri.application.Listing;
import org.abri.domain.relay.RelayId;
import org.abri.domain.text.Sought;
import org.abri.domain.vault.PaperKind;

/**
 * Which part of which items of a vault is wanted.
 *
 * @param paperKind  documents of that kind alone
 * @param favourites what its owner wants at hand alone; to anybody else there are none
 * @param named      what is called so alone; what cannot be read is called nothing
 * @param addedAt    what staff of that relay added alone
 */
public record ItemListing(Listing part, Optional<PaperKind> paperKind, boolean favourites, Sought named,
        Optional<RelayId> addedAt) {
    /** Of all items. */
    public static ItemListing of(Listing part) {
        return new ItemListing(part, Optional.empty(), false, Sought.NOTHING, Optional.empty());
    }

    public ItemListing ofKind(PaperKind kind) {
        return new ItemListing(part, Optional.of(kind), favourites, named, addedAt);
    }

    public ItemListing onlyFavourites() {
        return new ItemListing(part, paperKind, true, named, addedAt);
    }

    public ItemListing named(Sought wanted) {
        return new ItemListing(part, paperKind, favourites, wanted, addedAt);
    }

    public ItemListing addedAt(RelayId relay) {
        return new ItemListing(part, paperKind, favourites, named, Optional.of(relay));
    }

    /** Another part of the same. */
    public ItemListing from(Listing other) {
        return new ItemListing(other, paperKind, favourites, named, addedAt);
    }

    /** Whether no item is left out. */
    public boolean isAll() {
        return paperKind.isEmpty() && !favourites && named.isNothing() && addedAt.isEmpty();
    }
}
