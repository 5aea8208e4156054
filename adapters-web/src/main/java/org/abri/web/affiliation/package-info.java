/** Affiliations: of people to relays, and of one's own vault. */
@NullMarked
package org.abri.web.affiliation;

import org.jspecify.annotations.NullMarked;
