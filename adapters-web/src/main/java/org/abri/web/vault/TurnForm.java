package org.abri.web.vault;

import io.micronaut.core.annotation.Introspected;

/** How a document is turned before it is shown. */
@Introspected
record TurnForm(String turn) {}
