/** The ties between vaults and relays, in SQL. */
@NullMarked
package org.abri.persistence.affiliation;

import org.jspecify.annotations.NullMarked;
