/** How the service does, for operators. */
@NullMarked
package org.abri.web.watch;

import org.jspecify.annotations.NullMarked;
