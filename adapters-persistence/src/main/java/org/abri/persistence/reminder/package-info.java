/** Reminders of appointments, in SQL. */
@NullMarked
package org.abri.persistence.reminder;

import org.jspecify.annotations.NullMarked;
