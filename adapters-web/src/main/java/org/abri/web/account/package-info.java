/** One's own account, and the opening of others'. */
@NullMarked
package org.abri.web.account;

import org.jspecify.annotations.NullMarked;
