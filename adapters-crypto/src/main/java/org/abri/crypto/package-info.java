/** Everything that needs a key, for one call of whoever puts a service together. */
@NullMarked
package org.abri.crypto;

import org.jspecify.annotations.NullMarked;
