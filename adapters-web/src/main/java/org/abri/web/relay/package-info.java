/** Relays and their teams. */
@NullMarked
package org.abri.web.relay;

import org.jspecify.annotations.NullMarked;
