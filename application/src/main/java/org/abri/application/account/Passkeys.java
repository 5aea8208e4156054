package org.abri.application.account;

import java.util.Optional;
import org.abri.domain.account.Passkey;

/** MFA-1: checks what passkeys sign (WebAuthn). It remembers nothing: whether an answer comes for the first time is not its business. */
public interface Passkeys {
    /**
     * What a passkey was asked.
     *
     * @param challenge in base64url
     * @param origin    at which address of the service: an answer that was given to another site is none
     */
    record Asked(String challenge, String origin) {}

    /** One that was made: what browsers know it by, its public key, and how often it says that it signed. */
    record Made(String credential, String publicKey, long count) {}

    /** Empty unless {@code answer} is that of a browser which made a passkey for this asking, with its owner there. */
    Optional<Made> made(Asked asked, String answer);

    /** How often that passkey says that it signed; empty unless {@code answer} is its own to this asking, with its owner there. */
    Optional<Long> shown(Asked asked, Passkey passkey, String answer);
}
