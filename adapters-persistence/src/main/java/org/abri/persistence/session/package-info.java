/** Sessions in SQL. */
@NullMarked
package org.abri.persistence.session;

import org.jspecify.annotations.NullMarked;
