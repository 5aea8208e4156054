/** REL-1: how an entity applies to be a relay, and how operators answer. */
@NullMarked
package org.abri.web.registration;

import org.jspecify.annotations.NullMarked;
