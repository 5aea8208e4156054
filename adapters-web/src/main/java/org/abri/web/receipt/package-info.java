/** Whether a receipt is this service's, for anybody. */
@NullMarked
package org.abri.web.receipt;

import org.jspecify.annotations.NullMarked;
