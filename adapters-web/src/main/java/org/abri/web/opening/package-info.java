/** Opening the vault of somebody who is present. */
@NullMarked
package org.abri.web.opening;

import org.jspecify.annotations.NullMarked;
