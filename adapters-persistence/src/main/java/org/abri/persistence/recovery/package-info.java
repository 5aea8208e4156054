/** The recovery of lost passwords, in SQL. */
@NullMarked
package org.abri.persistence.recovery;

import org.jspecify.annotations.NullMarked;
