/** The maintenance of the service, in SQL. */
@NullMarked
package org.abri.persistence.maintenance;

import org.jspecify.annotations.NullMarked;
