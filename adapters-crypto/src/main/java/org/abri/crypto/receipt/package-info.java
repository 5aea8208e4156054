/** Signatures of receipts. */
@NullMarked
package org.abri.crypto.receipt;

import org.jspecify.annotations.NullMarked;
