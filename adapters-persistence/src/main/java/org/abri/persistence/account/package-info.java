/** Accounts and credentials in SQL. */
@NullMarked
package org.abri.persistence.account;

import org.jspecify.annotations.NullMarked;
