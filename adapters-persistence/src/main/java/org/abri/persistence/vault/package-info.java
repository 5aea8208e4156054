/** Vaults and their items in SQL, blobs in files, and what a file is by its bytes. */
@NullMarked
package org.abri.persistence.vault;

import org.jspecify.annotations.NullMarked;
