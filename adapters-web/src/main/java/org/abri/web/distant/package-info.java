/** Opening the account of somebody who is not there, and validating it. */
@NullMarked
package org.abri.web.distant;

import org.jspecify.annotations.NullMarked;
