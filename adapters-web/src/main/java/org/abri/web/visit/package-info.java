/** Who sends a request, before what they stand, and what they filled in. */
@NullMarked
package org.abri.web.visit;

import org.jspecify.annotations.NullMarked;
