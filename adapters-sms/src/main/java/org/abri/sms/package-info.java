/** Ways for SMS to leave, and their words. */
@NullMarked
package org.abri.sms;

import org.jspecify.annotations.NullMarked;
