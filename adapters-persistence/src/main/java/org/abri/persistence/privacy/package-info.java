/** CRY-1: where wrapped key sets rest. */
@NullMarked
package org.abri.persistence.privacy;

import org.jspecify.annotations.NullMarked;
