package org.abri.application.session;

import java.util.List;
import org.abri.application.inside.Factors;

/**
 * MFA-1: what a browser is to ask of a passkey (WebAuthn).
 *
 * @param challenge   what it is to sign, in base64url
 * @param credentials of those that may answer, or, while one is made, of those that are there already
 */
public record PasskeyAsked(String challenge, List<String> credentials) {
    static PasskeyAsked of(Factors.Asking asking) {
        return new PasskeyAsked(asking.challenge(), asking.credentials());
    }
}
