/** Names and birth dates that wait to be put right, in SQL. */
@NullMarked
package org.abri.persistence.rectification;

import org.jspecify.annotations.NullMarked;
