/** How a refusal or a fault is answered, for the API and for people. */
@NullMarked
package org.abri.web.access;

import org.jspecify.annotations.NullMarked;
