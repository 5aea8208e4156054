package org.abri.application.account;

import org.abri.domain.account.SecretHash;

/**
 * AUT-3: turns secrets into hashes that cannot be turned back. Slow on purpose; call it outside of units of work. Each method
 * but {@link #outdated} throws {@link org.abri.application.Busy} when too many are under way: nothing was looked at then.
 */
public interface PasswordHasher {
    /** Salted: another one each time. */
    SecretHash hash(String secret);

    /** Whether the hash was made of that secret, here or by another node with the same master key; a damaged one of none. */
    boolean matches(String secret, SecretHash hash);

    /** AUT-3: whether the hash is weaker than those made now, and should be renewed while the secret is at hand. */
    boolean outdated(SecretHash hash);

    /** AUT-5: takes the time of one comparison and answers nothing: for accounts that do not exist. */
    void pretend(String secret);
}
