/** Who visits: sessions, cookies, forms, and what every answer carries. */
@NullMarked
package org.abri.web.session;

import org.jspecify.annotations.NullMarked;
