package org.abri.web.vault;

import io.micronaut.serde.annotation.Serdeable;
import org.abri.web.LeftOut;

/** What can be said of any item: what it is called, or who sees it; one at a time. */
@Serdeable
record ItemForm(@LeftOut String title, @LeftOut String visibility) {}
