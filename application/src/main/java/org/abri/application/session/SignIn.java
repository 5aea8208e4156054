package org.abri.application.session;

import java.time.Instant;
import java.util.Optional;
import org.abri.application.Ports;
import org.abri.application.account.Passwords;
import org.abri.application.journal.Recorder;
import org.abri.domain.account.Account;
import org.abri.domain.account.Credential;
import org.abri.domain.account.PasswordRules;
import org.abri.domain.account.Username;
import org.abri.domain.journal.Act;

/**
 * SEC-1: username and password. SEC-7, AUT-5: for an unknown username, a wrong password and a lapsed first password the
 * answer is the same, in words and in work. AUT-4: tries are limited, whether the username exists or not.
 */
public final class SignIn {
    public record Command(Username username, String password) {
        @Override
        public String toString() {
            return "SignIn.Command[…]";
        }
    }

    public sealed interface Outcome {
        record Done(SignedIn signedIn) implements Outcome {}

        record NotRecognised() implements Outcome {}

        /** Too many wrong tries: none is looked at before then. */
        record Paused(Instant until) implements Outcome {}
    }

    private final Ports ports;
    private final Passwords passwords;
    private final Recorder recorder;
    private final Throttling throttling;
    private final StartSession startSession;

    public SignIn(Ports ports, Passwords passwords, Recorder recorder, Throttling throttling,
            StartSession startSession) {
        this.ports = ports;
        this.passwords = passwords;
        this.recorder = recorder;
        this.throttling = throttling;
        this.startSession = startSession;
    }

    public Outcome signIn(Command command) {
        var now = ports.clock().instant();
        var throttle = "sign-in/" + Tokens.hash(command.username().value());
        var pausedUntil = throttling.pauseBeforeTry(throttle, now);
        if (pausedUntil.isPresent()) { return new Outcome.Paused(pausedUntil.get()); }
        var account = ports.work().inOne(() -> ports.accounts().find(command.username()));
        if (!recognised(account, command.password(), now)) { return new Outcome.NotRecognised(); }
        var stronger = renewedHash(account.get(), command.password());
        return ports.work().inOne(() -> {
            throttling.forget(throttle);
            stronger.ifPresent(ports.accounts()::save);
            recorder.onOwnAccount(account.get(), Act.SIGNED_IN, now);
            return new Outcome.Done(startSession.of(account.get(), now));
        });
    }

    private boolean recognised(Optional<Account> account, String password, Instant now) {
        if (account.isEmpty()) {
            ports.hasher().pretend(PasswordRules.normal(password));
            return false;
        }
        var matches = passwords.matches(password, account.get().credential().hash());
        var lapsed = account.get().credential() instanceof Credential.First first && first.lapsedAt(now);
        return matches && !lapsed;
    }

    /** AUT-3: a hash made with weaker parameters is renewed while the password is at hand. */
    private Optional<Account> renewedHash(Account account, String password) {
        return account.credential() instanceof Credential.Chosen(var hash) && ports.hasher().outdated(hash)
                ? Optional.of(account.withPassword(passwords.hash(password)))
                : Optional.empty();
    }
}
