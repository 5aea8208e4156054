/** What people report, in SQL. */
@NullMarked
package org.abri.persistence.moderation;

import org.jspecify.annotations.NullMarked;
