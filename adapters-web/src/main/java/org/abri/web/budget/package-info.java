/** WEB-3: what comes by HTTP is bounded here before anything reads it: each value, each request, and all of them together. */
@NullMarked
package org.abri.web.budget;

import org.jspecify.annotations.NullMarked;
