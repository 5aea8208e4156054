/** What a vault holds: items, uploads, downloads. */
@NullMarked
package org.abri.web.vault;

import org.jspecify.annotations.NullMarked;
