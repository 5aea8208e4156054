package org.abri.application.session;

import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import org.abri.application.Busy;
import org.abri.application.Ports;
import org.abri.application.inside.Tokens;
import org.abri.application.UnitOfWork;
import org.abri.application.account.AllCredentials;
import org.abri.application.inside.Inside;
import org.abri.application.inside.Limiter;
import org.abri.application.inside.Passwords;
import org.abri.application.inside.RefusedSignIns;
import org.abri.domain.account.Credentials;
import org.abri.domain.account.SecretHash;
import org.abri.domain.account.Username;

/**
 * SEC-1: username and password. SEC-7, AUT-5: for an unknown username, a wrong password, an account whose password is
 * still to be chosen, and one that is {@linkplain Credentials#opens locked} or suspended the answer is the same, in words and in
 * work. MFA-1: whoever has a second factor shows it next, and nobody learns that they have one who has not their password.
 * AUT-4: tries are limited, whether the username exists or not. LAW-2: what is refused is in the journal.
 */
public final class SignIn {
    /**
     * {@code device} is what a device on which this person has signed in before is called, when whoever asks has made sure
     * that it is one: it has tries of its own. {@code kind} is what it looks like.
     */
    public record Command(Username username, String password, Optional<String> device, DeviceKind kind) {
        /** From wherever it may be. */
        public Command(Username username, String password) {
            this(username, password, Optional.empty(), DeviceKind.UNKNOWN);
        }

        /**
         * AUT-4: under what its tries are counted. Whoever knows a username can use up the tries of all devices together, and
         * of no device that the person knows: so nobody locks anybody out of where they are at home, and a sign-in there gives
         * nobody else new tries.
         */
        public String limit() {
            return device.map(known -> "sign-in-at/" + Tokens.hash(username.value() + "/" + known))
                    .orElseGet(() -> anywhere(username));
        }

        /** Of all devices together: whoever gets back in after a forgotten password had used them up. */
        public static String anywhere(Username username) {
            return "sign-in/" + Tokens.hash(username.value());
        }

        @Override
        public String toString() {
            return "SignIn.Command[…]";
        }
    }

    public sealed interface Outcome {
        record Done(SignedIn signedIn) implements Outcome {}

        /** MFA-1: the password was right; with this token, for five minutes, {@link ShowFactor} goes on. It opens nothing else. */
        record FactorToShow(String token) implements Outcome {
            @Override
            public String toString() {
                return "FactorToShow[…]";
            }
        }

        record NotRecognised() implements Outcome {}

        /** Too many wrong tries: none is looked at before then. */
        record Paused(Instant until) implements Outcome {}
    }

    private final InstantSource clock;
    private final UnitOfWork work;
    private final AllCredentials credentials;
    private final Passwords passwords;
    private final Limiter limiter;
    private final RefusedSignIns refused;
    private final StartSession start;
    private final RecordSignIn recordSignIn;
    private final LiftFactor liftFactor;

    SignIn(Ports ports, Inside inside, StartSession start, RecordSignIn recordSignIn) {
        clock = ports.clock();
        work = ports.work();
        credentials = ports.account().credentials();
        passwords = inside.passwords();
        limiter = inside.limiter();
        refused = inside.refusedSignIns();
        this.start = start;
        this.recordSignIn = recordSignIn;
        liftFactor = new LiftFactor(ports, inside);
    }

    public Outcome signIn(Command command) {
        var now = clock.instant();
        var limit = command.limit();
        var pausedUntil = limiter.pauseBeforeTry(limit, now);
        if (pausedUntil.isPresent()) { return new Outcome.Paused(pausedUntil.get()); }
        try {
            return compared(command, limit, now).or(() -> compared(command, limit, now))
                    .orElseGet(Outcome.NotRecognised::new);
        } catch (Busy notLookedAt) {
            limiter.notLookedAt(limit);
            throw notLookedAt;
        }
    }

    /** Empty when what was compared moved meanwhile: another sign-in may have made the hash a stronger one. */
    private Optional<Outcome> compared(Command command, String limit, Instant now) {
        var found = work.inOne(() -> credentials.ofUsername(command.username()));
        var tried = found.filter(Credentials::opens);
        var hash = tried.flatMap(Credentials::chosen);
        if (!passwords.matches(command.password(), tried)) {
            refused.happened(command.username(), found.map(Credentials::account), now);
            return Optional.of(new Outcome.NotRecognised());
        }
        var stronger = passwords.stronger(command.password(), tried.orElseThrow());
        return work.inOne(() -> credentials.lock(tried.orElseThrow().account())
                .filter(person -> person.chosen().equals(hash) && person.opens())
                .map(current -> begun(command, current, limit, stronger, now)));
    }

    /** SES-3: the credentials are locked, and what was compared is still theirs. */
    private Outcome begun(Command command, Credentials current, String limit, Optional<SecretHash> stronger,
            Instant now) {
        limiter.forget(limit);
        var person = stronger.map(current::withPassword).orElse(current);
        if (stronger.isPresent()) {
            credentials.save(person);
        }
        var lifted = person.factor().set() ? liftFactor.lifted(person, command.password(), now)
                : Optional.<Credentials> empty();
        if (person.factor().set() && lifted.isEmpty()) {
            return new Outcome.FactorToShow(start.half(current,
                    command.device().isPresent() ? Session.Stage.HALF_AT_HOME : Session.Stage.HALF,
                    command.kind(), now));
        }
        var begun = start.of(lifted.orElse(person), command.kind(), now);
        recordSignIn.of(begun, now);
        return new Outcome.Done(begun);
    }
}
