/** Relays and who works for them, in SQL. */
@NullMarked
package org.abri.persistence.relay;

import org.jspecify.annotations.NullMarked;
