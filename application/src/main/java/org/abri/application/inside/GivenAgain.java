package org.abri.application.inside;

import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import org.abri.application.Busy;
import org.abri.application.Ports;
import org.abri.application.UnitOfWork;
import org.abri.application.access.Answer;
import org.abri.application.access.Look;
import org.abri.application.account.AllCredentials;
import org.abri.domain.access.Action;
import org.abri.domain.access.Viewpoint;
import org.abri.domain.account.AccountId;
import org.abri.domain.account.Credentials;

/**
 * REC-3 (step-up, re-authentication): before what cannot be undone, or opens the way to it, whoever is signed in gives their
 * password again. AUT-4: tries are limited here too, for whoever found a session open: while there is a pause none is right.
 */
public final class GivenAgain {
    private final InstantSource clock;
    private final UnitOfWork work;
    private final AllCredentials credentials;
    private final Gate gate;
    private final Limiter limiter;
    private final Passwords passwords;

    GivenAgain(Ports ports, Gate gate, Limiter limiter, Passwords passwords) {
        clock = ports.clock();
        work = ports.work();
        credentials = ports.account().credentials();
        this.gate = gate;
        this.limiter = limiter;
        this.passwords = passwords;
    }

    /** What is done by whoever gave their password again: with their credentials locked, as they are now. */
    @FunctionalInterface
    public interface Act<T> {
        T act(Look look, Credentials locked, Instant now);
    }

    /**
     * Does something to one's own account, in one unit of work, once the password was given again; empty when it was not, or
     * when it changed meanwhile. Slow on purpose: outside of units of work.
     */
    public <T> Answer<Optional<T>> before(Viewpoint by, Action action, String typed, Act<T> act) {
        var asked = work.inOne(() -> gate.at(by).lettingIfThere(action,
                key -> credentials.find(by.who().orElseThrow())));
        return switch (asked) {
            case Answer.Refused<Credentials>(var why) -> new Answer.Refused<>(why);
            case Answer.Given<Credentials>(var person, var look) -> isRight(typed, person)
                    ? done(by, action, person, act)
                    : new Answer.Given<>(Optional.empty(), look);
        };
    }

    private <T> Answer<Optional<T>> done(Viewpoint by, Action action, Credentials person, Act<T> act) {
        return work.inOne(() -> {
            var locked = credentials.lock(person.account())
                    .filter(current -> current.password().equals(person.password()));
            var door = gate.at(by);
            return door.letting(action,
                    key -> locked.map(current -> act.act(door.look(), current, key.at())));
        });
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
