package org.abri.web.vault;

import io.micronaut.core.annotation.Introspected;

/** Who is to see an item. */
@Introspected
record VisibilityForm(String visibility) {}
