/** Who did what in a vault. */
@NullMarked
package org.abri.web.journal;

import org.jspecify.annotations.NullMarked;
