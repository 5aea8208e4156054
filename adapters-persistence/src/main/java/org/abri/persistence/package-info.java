/** What the features share: the database, its one place for transactions, sealing of rows, and jobs. */
@NullMarked
package org.abri.persistence;

import org.jspecify.annotations.NullMarked;
