/** SMS centres, and providers that speak as they do. Nothing of it is loaded before it is chosen. */
@NullMarked
package org.abri.sms.smpp;

import org.jspecify.annotations.NullMarked;
