/** What the demo tells its visitors. */
@NullMarked
package org.abri.web.demo;

import org.jspecify.annotations.NullMarked;
