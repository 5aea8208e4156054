package org.abri.application.inside;

import java.time.InstantSource;
import java.util.Optional;
import org.abri.application.Busy;
import org.abri.application.Ports;
import org.abri.application.UnitOfWork;
import org.abri.domain.account.AccountId;
import org.abri.domain.account.Credentials;

/**
 * REC-3 (step-up, re-authentication): before what cannot be undone, or opens the way to it, whoever is signed in gives their
 * password again. AUT-4: tries are limited here too, for whoever found a session open: while there is a pause none is right.
 */
public final class GivenAgain {
    private final InstantSource clock;
    private final UnitOfWork work;
    private final Limiter limiter;
    private final Passwords passwords;

    GivenAgain(Ports ports, Limiter limiter, Passwords passwords) {
        clock = ports.clock();
        work = ports.work();
        this.limiter = limiter;
        this.passwords = passwords;
    }

    /**
     * Whether what was typed is the password of these credentials. Slow on purpose: outside of units of work. What they were
     * read from may move meanwhile: in the unit of work of the act, {@link Credentials#password()} of the locked ones must
     * still be the same.
     */
    public boolean isRight(String typed, Credentials person) {
        var limit = limit(person.account());
        var right = limiter.pauseBeforeTry(limit, clock.instant()).isEmpty()
                && isPassword(typed, person, limit);
        return right && work.inOne(() -> {
            limiter.forget(limit);
            return true;
        });
    }

    private boolean isPassword(String typed, Credentials person, String limit) {
        try {
            return passwords.matches(typed, Optional.of(person));
        } catch (Busy notLookedAt) {
            limiter.notLookedAt(limit);
            throw notLookedAt;
        }
    }

    private static String limit(AccountId account) {
        return "password/" + account;
    }
}
