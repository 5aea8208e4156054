/** Jobs in the database. */
@NullMarked
package org.abri.persistence.later;

import org.jspecify.annotations.NullMarked;
