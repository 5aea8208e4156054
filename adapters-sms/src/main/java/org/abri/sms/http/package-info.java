/** Providers that take SMS over HTTP. */
@NullMarked
package org.abri.sms.http;

import org.jspecify.annotations.NullMarked;
