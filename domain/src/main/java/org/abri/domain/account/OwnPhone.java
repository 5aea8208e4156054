package org.abri.domain.account;

import java.time.Instant;
import java.util.Optional;

/**
 * SEC-4: the phone on somebody's account. It is proven once a code that was sent to it came back from whoever holds the account;
 * what leads into that account by SMS goes to a proven one alone, for a number that was typed wrong is somebody else's.
 *
 * @param asked the code that was sent last to prove it, while it was not used
 */
public record OwnPhone(PhoneNumber number, boolean proven, Optional<OneTimeCode> asked) {
    /** As somebody typed it. */
    public static OwnPhone unproven(PhoneNumber number) {
        return new OwnPhone(number, false, Optional.empty());
    }

    /** REC-1: another code was sent to it; the one before is dead. */
    public OwnPhone asked(SecretHash code, Instant now) {
        return new OwnPhone(number, proven, Optional.of(OneTimeCode.issued(code, now)));
    }

    /** The hash of the code that proves it, while that one is good. */
    public Optional<SecretHash> codeAt(Instant now) {
        return asked.filter(code -> code.usableAt(now)).map(OneTimeCode::hash);
    }

    /** REC-1: a wrong code was given: after five it is dead. */
    public OwnPhone withWrongCode() {
        return new OwnPhone(number, proven, asked.map(OneTimeCode::failed));
    }

    /** The code came back, and is used up. */
    public OwnPhone nowProven() {
        return new OwnPhone(number, true, Optional.empty());
    }
}
