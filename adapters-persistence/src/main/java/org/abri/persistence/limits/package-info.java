/** Counts of tries and sendings: plain tables found by their key, with Micronaut Data. */
@NullMarked
package org.abri.persistence.limits;

import org.jspecify.annotations.NullMarked;
