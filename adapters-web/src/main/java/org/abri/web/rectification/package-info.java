/** PRI-2: names and birth dates that are put right. */
@NullMarked
package org.abri.web.rectification;

import org.jspecify.annotations.NullMarked;
