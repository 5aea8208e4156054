package org.abri.web.vault;

import io.micronaut.core.annotation.Introspected;
import org.abri.web.LeftOut;

/** REM-1: that an item goes, and of an appointment of a series, whether those that follow it go too. */
@Introspected
record DeleteForm(@LeftOut Boolean following) {}
