package org.abri.application.inside;

import java.time.Instant;
import org.abri.domain.account.AccountId;
import org.abri.domain.account.SecondFactor;
import org.abri.domain.account.Seed;

/** The phone of a person in a test, with an app on it that was given that seed. */
public record Phone(Seed seed) {
    public String codeAt(Instant now) {
        return Factors.codeAt(seed, SecondFactor.stepAt(now));
    }

    public static String hash(AccountId account, String letters) {
        return Factors.hash(account, letters);
    }
}
