/** V15.2.1 of ASVS: the libraries of the package against a list of known flaws, and the times within which each is mended. */
@NullMarked
package org.abri.bootstrap.flaws;

import org.jspecify.annotations.NullMarked;
