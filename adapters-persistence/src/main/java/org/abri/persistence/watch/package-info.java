/** How the service does, as counted in its tables. */
@NullMarked
package org.abri.persistence.watch;

import org.jspecify.annotations.NullMarked;
