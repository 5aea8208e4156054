/** Puts the rooms together and starts the server. */
@NullMarked
package org.abri.bootstrap;

import org.jspecify.annotations.NullMarked;
