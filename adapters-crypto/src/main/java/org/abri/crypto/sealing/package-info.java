/** Keys, sealed fields and blind indexes. */
@NullMarked
package org.abri.crypto.sealing;

import org.jspecify.annotations.NullMarked;
