/** LOG-1: the journal in SQL. */
@NullMarked
package org.abri.persistence.journal;

import org.jspecify.annotations.NullMarked;
