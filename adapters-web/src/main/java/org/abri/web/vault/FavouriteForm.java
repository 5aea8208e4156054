package org.abri.web.vault;

import io.micronaut.core.annotation.Introspected;

/** Whether an item is at its owner's hand. */
@Introspected
record FavouriteForm(Boolean favourite) {}
