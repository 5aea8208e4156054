/** OPS-2, CRY-6: copies of everything that rests here, and the way back. */
@NullMarked
package org.abri.persistence.backup;

import org.jspecify.annotations.NullMarked;
