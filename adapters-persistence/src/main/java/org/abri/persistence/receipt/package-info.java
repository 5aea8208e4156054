/** Receipts and the keys that sign them, in SQL. */
@NullMarked
package org.abri.persistence.receipt;

import org.jspecify.annotations.NullMarked;
