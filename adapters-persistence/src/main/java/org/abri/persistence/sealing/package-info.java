/** CRY-1, CRY-6: where wrapped key sets rest, and how a person is erased. */
@NullMarked
package org.abri.persistence.sealing;

import org.jspecify.annotations.NullMarked;
