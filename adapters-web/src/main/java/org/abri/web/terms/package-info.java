/** The terms of service. */
@NullMarked
package org.abri.web.terms;

import org.jspecify.annotations.NullMarked;
