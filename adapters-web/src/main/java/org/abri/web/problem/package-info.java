/** What is answered to what cannot be done. */
@NullMarked
package org.abri.web.problem;

import org.jspecify.annotations.NullMarked;
