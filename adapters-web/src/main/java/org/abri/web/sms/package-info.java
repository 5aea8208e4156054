/** What providers of SMS tell. */
@NullMarked
package org.abri.web.sms;

import org.jspecify.annotations.NullMarked;
