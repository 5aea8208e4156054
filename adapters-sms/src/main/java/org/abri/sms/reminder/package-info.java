/** Ways for SMS to leave. */
@NullMarked
package org.abri.sms.reminder;

import org.jspecify.annotations.NullMarked;
