/** The contents of documents, sealed as they stream past. */
@NullMarked
package org.abri.crypto.vault;

import org.jspecify.annotations.NullMarked;
