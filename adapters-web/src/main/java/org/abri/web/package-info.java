/** The JSON API and the HTML pages, over the same use cases. */
@NullMarked
package org.abri.web;

import org.jspecify.annotations.NullMarked;
