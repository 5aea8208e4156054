/** Keys, sealed fields and blind indexes. */
@NullMarked
package org.abri.crypto.privacy;

import org.jspecify.annotations.NullMarked;
