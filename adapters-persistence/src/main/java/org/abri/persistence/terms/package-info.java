/** Versions of the terms and who accepted them: plain tables, with Micronaut Data. */
@NullMarked
package org.abri.persistence.terms;

import org.jspecify.annotations.NullMarked;
