package org.abri.application.account;

import java.time.Duration;
import java.time.Instant;
import org.abri.application.Draw;
import org.abri.application.Ports;
import org.abri.domain.account.Credential;

/** AUT-6, ACC-3: an automatic first password, shown once to whoever hands it over on paper, and kept as a hash only. */
record FirstPassword(String shownOnce, Credential.First credential) {
    private static final Duration LIFE_ON_PAPER = Duration.ofDays(3);

    /** Slow on purpose: outside of units of work. */
    static FirstPassword drawn(Ports ports, Draw draw, Instant now) {
        var password = draw.firstPassword();
        return new FirstPassword(password,
                new Credential.First(ports.hasher().hash(password), now.plus(LIFE_ON_PAPER)));
    }

    @Override
    public String toString() {
        return "FirstPassword(…)";
    }
}
