package org.abri.bootstrap;

import com.eatthepath.otp.TimeBasedOneTimePasswordGenerator;
import java.security.InvalidKeyException;
import java.time.Instant;
import javax.crypto.spec.SecretKeySpec;
import org.abri.domain.account.Seed;

/** A person's phone, with an app on it by somebody else's hand, that was given that seed. */
record Phone(Seed seed) {
    /** As it is copied from a page, in groups, or from the API. */
    static Phone given(String copied) {
        return new Phone(new Seed(copied.replace(" ", "")));
    }

    /** What the app shows now. */
    String code() {
        return codeAt(Instant.now());
    }

    String codeAt(Instant now) {
        try {
            var app = new TimeBasedOneTimePasswordGenerator();
            return app.generateOneTimePasswordString(new SecretKeySpec(seed.bytes(), app.getAlgorithm()),
                    now);
        } catch (InvalidKeyException impossible) {
            throw new AssertionError(impossible);
        }
    }
}
