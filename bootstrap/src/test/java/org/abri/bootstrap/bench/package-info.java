/** What the packaged server costs, held against what the same machine needs at the very least: {@code mvn -Pbench}. */
@NullMarked
package org.abri.bootstrap.bench;

import org.jspecify.annotations.NullMarked;
