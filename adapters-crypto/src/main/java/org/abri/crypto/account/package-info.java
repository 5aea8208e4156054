/** Passwords, answers and codes: hashing them, judging them, and the chance they are made of. */
@NullMarked
package org.abri.crypto.account;

import org.jspecify.annotations.NullMarked;
