/** What people report, and the operators' desk for it. */
@NullMarked
package org.abri.web.moderation;

import org.jspecify.annotations.NullMarked;
