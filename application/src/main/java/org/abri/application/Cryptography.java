package org.abri.application;

import org.abri.application.account.Passkeys;
import org.abri.application.account.PasswordHasher;
import org.abri.application.account.PasswordStrength;
import org.abri.application.receipt.Signatures;
import org.abri.application.sealing.BlindIndex;
import org.abri.application.sealing.ContentCipher;
import org.abri.application.sealing.Macs;
import org.abri.application.sealing.Sealer;
import org.abri.application.sealing.WrappedKeySets;
import org.abri.application.sealing.WrappingKeys;

/** All the cryptography there is, behind one master key. A storage asks for it, since what rests there rests sealed. */
public interface Cryptography {
    /** What seals, with the key sets of one storage. */
    record Seals(Sealer sealer, ContentCipher cipher) {}

    /**
     * Over the key sets that rest there; it makes the service's own when there is none. Throws a {@link RuntimeException}
     * that says to an operator what to do when they were wrapped by another master key (OPS-1).
     */
    Seals over(WrappedKeySets keySets, UnitOfWork work);

    /** CRY-5: what wraps key sets. */
    WrappingKeys wrappingKeys();

    /** The same each time. */
    BlindIndex blindIndex();

    Macs macs();

    /** The same each time: what it bounds, it bounds for all. */
    PasswordHasher hasher();

    /** The same each time. */
    PasswordStrength strength();

    /** The same each time. */
    Passkeys passkeys();

    /** LAW-1: behind no master key: what they sign with is given to them. */
    Signatures signatures();

    /** The same each time. */
    RandomBytes random();
}
