/** END: leaving, and accounts that are closed for a while. */
@NullMarked
package org.abri.web.leaving;

import org.jspecify.annotations.NullMarked;
