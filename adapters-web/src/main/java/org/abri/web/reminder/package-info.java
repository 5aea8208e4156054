/** The words of SMS. */
@NullMarked
package org.abri.web.reminder;

import org.jspecify.annotations.NullMarked;
