package org.abri.application.inside;

import java.time.InstantSource;
import java.util.Optional;
import org.abri.application.Busy;
import org.abri.application.Ports;
import org.abri.application.UnitOfWork;
import org.abri.application.account.AllCredentials;
import org.abri.domain.account.AccountId;
import org.abri.domain.account.SecretAnswer;
import org.abri.domain.account.SecretHash;
import org.abri.domain.account.SecretQuestion;
import org.abri.domain.text.InvalidValue;

/**
 * SEC-5: compares what was typed with somebody's secret answer. Three tries a day over everybody together, ten in all; then,
 * or once it was told to staff, the answer is dead until its owner sets another one. Whether it is dead is not said.
 */
public final class SecretAnswers {
    private final InstantSource clock;
    private final UnitOfWork work;
    private final AllCredentials credentials;
    private final Limiter limiter;
    private final Secrets secrets;

    SecretAnswers(Ports ports, Limiter limiter, Secrets secrets) {
        clock = ports.clock();
        work = ports.work();
        credentials = ports.account().credentials();
        this.limiter = limiter;
        this.secrets = secrets;
    }

    /**
     * Whether it is right; what has no letter or digit in it is no try. Slow on purpose, and as slow for nobody's answer
     * (AUT-5): outside of units of work. It may be set anew meanwhile: in the unit of work of the act, it is asked whether
     * it {@linkplain #isAlive still} opens anything.
     */
    public boolean isRight(Optional<AccountId> whose, String typed) {
        var read = InvalidValue.in(() -> SecretQuestion.comparable(typed)).isEmpty()
                ? Optional.of(SecretQuestion.comparable(typed))
                : Optional.<String> empty();
        var tried = whose.filter(person -> read.isPresent()).flatMap(this::counted);
        var right = matches(whose, read.orElse(""), tried);
        if (right) {
            whose.ifPresent(this::notTried);
        }
        return right;
    }

    private boolean matches(Optional<AccountId> whose, String answer, Optional<SecretHash> tried) {
        try {
            return secrets.matches(whose.map(Secrets.Of::answer), answer, tried);
        } catch (Busy notLookedAt) {
            whose.filter(person -> tried.isPresent()).ifPresent(this::notTried);
            throw notLookedAt;
        }
    }

    /** Counted before it is compared: tries at once cannot slip past the count. */
    private Optional<SecretHash> counted(AccountId person) {
        return work.inOne(() -> credentials.lock(person)
                .flatMap(locked -> locked.secretAnswer().filter(SecretAnswer::isAlive)
                        .filter(answer -> limiter.mayTryAnswer(person, clock.instant()))
                        .map(answer -> {
                            credentials.save(locked.withAnswer(answer.tried()));
                            return answer.hash();
                        })));
    }

    private void notTried(AccountId person) {
        work.inOne(() -> {
            credentials.lock(person).ifPresent(locked -> locked.secretAnswer()
                    .ifPresent(answer -> credentials.save(locked.withAnswer(answer.notTried()))));
            limiter.noWrongAnswer(person);
            return true;
        });
    }

    /** Whether somebody's answer still opens anything. Inside a unit of work. */
    public boolean isAlive(AccountId person) {
        return credentials.find(person)
                .filter(found -> found.secretAnswer().filter(SecretAnswer::isAlive).isPresent()).isPresent();
    }

    /**
     * That its owner told it to staff, who now know it: it opens nothing more, and is renewed at the next sign-in. Answers
     * whether it was still alive. Inside the unit of work of what it opened.
     */
    public boolean burn(AccountId person) {
        return credentials.lock(person).flatMap(locked -> locked.secretAnswer()
                .filter(SecretAnswer::isAlive).map(answer -> {
                    credentials.save(locked.withAnswer(answer.toldToStaff()));
                    return true;
                })).orElse(false);
    }
}
