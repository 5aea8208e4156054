/** Openings at a distance, in SQL. */
@NullMarked
package org.abri.persistence.opening;

import org.jspecify.annotations.NullMarked;
