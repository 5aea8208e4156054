/** When the service is closed on purpose. */
@NullMarked
package org.abri.web.maintenance;

import org.jspecify.annotations.NullMarked;
