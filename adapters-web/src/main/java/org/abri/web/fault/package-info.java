/** How a refusal or a fault is answered, to people and to programs. */
@NullMarked
package org.abri.web.fault;

import org.jspecify.annotations.NullMarked;
