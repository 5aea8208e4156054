/** SEC-4: how people whose password is lost come back in. */
@NullMarked
package org.abri.web.recovery;

import org.jspecify.annotations.NullMarked;
