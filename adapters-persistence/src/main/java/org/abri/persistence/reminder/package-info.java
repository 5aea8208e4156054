/** SMS that wait to leave, in SQL. */
@NullMarked
package org.abri.persistence.reminder;

import org.jspecify.annotations.NullMarked;
