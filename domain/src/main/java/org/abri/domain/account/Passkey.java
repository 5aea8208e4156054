package org.abri.domain.account;

import java.time.Instant;
import java.util.Optional;

/**
 * MFA-1: a passkey (WebAuthn): a key pair on a phone, a computer or a stick, of which the service knows the public half.
 *
 * @param name       what its owner calls it
 * @param credential what browsers know it by, in base64url
 * @param publicKey  with what its signatures are checked, in base64url
 * @param count      how often it says that it signed; those that do not count say 0
 * @param usedAt     when it was shown last; empty while it never was
 */
public record Passkey(PasskeyId id, String name, String credential, String publicKey, long count,
        Instant since, Optional<Instant> usedAt) {
    /** In code points. */
    public static final int LONGEST_NAME = 40;

    /** One that was just made. */
    public Passkey(PasskeyId id, String name, String credential, String publicKey, long count,
            Instant since) {
        this(id, name, credential, publicKey, count, since, Optional.empty());
    }

    /** Whether that count can be the next one's: one that does not grow is of a copy, or of an answer from before. */
    public boolean countsOn(long shown) {
        return shown > count || (shown == 0 && count == 0);
    }

    Passkey used(long shown, Instant now) {
        return new Passkey(id, name, credential, publicKey, shown, since, Optional.of(now));
    }

    @Override
    public String toString() {
        return "Passkey[" + id + "]";
    }
}
