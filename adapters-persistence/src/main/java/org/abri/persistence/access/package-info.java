/** GATE-1: the facts in SQL. */
@NullMarked
package org.abri.persistence.access;

import org.jspecify.annotations.NullMarked;
