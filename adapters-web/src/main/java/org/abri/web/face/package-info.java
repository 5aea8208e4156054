/** What all pages have in common: words, the frame around them, forms as they were typed, and the look. */
@NullMarked
package org.abri.web.face;

import org.jspecify.annotations.NullMarked;
