/** SMS that wait to leave, in SQL. */
@NullMarked
package org.abri.persistence.sms;

import org.jspecify.annotations.NullMarked;
