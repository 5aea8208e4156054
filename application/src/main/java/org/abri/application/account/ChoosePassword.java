package org.abri.application.account;

import java.util.Optional;
import org.abri.application.Ports;
import org.abri.application.access.Gate;
import org.abri.application.journal.Recorder;
import org.abri.application.session.SignedIn;
import org.abri.application.session.StartSession;
import org.abri.application.session.Throttling;
import org.abri.domain.access.AccessDecision;
import org.abri.domain.access.Action;
import org.abri.domain.access.Denied;
import org.abri.domain.access.Granted;
import org.abri.domain.access.Viewpoint;
import org.abri.domain.account.Account;
import org.abri.domain.account.AccountId;
import org.abri.domain.account.Credential;
import org.abri.domain.account.SecretHash;
import org.abri.domain.journal.Act;
import org.abri.domain.text.Flaw;

/**
 * SEC-1, AUT-6: a person chooses their password; nobody else ever knows it. Whoever replaces a password of their own gives
 * it first. All sessions end, and a new one begins (SES-2, SES-3).
 */
public final class ChoosePassword {
    /** {@code current} counts only when the person has a password of their own already. */
    public record Command(Viewpoint by, AccountId account, Optional<String> current, String chosen) {
        @Override
        public String toString() {
            return "ChoosePassword.Command[…]";
        }
    }

    public sealed interface Outcome {
        record Chosen(SignedIn signedIn) implements Outcome {}

        record WrongCurrent() implements Outcome {}

        record PasswordRefused(Flaw flaw) implements Outcome {}

        record Refused(Denied why) implements Outcome {}
    }

    private final Ports ports;
    private final Gate gate;
    private final Recorder recorder;
    private final Passwords passwords;
    private final Throttling throttling;
    private final StartSession startSession;

    public ChoosePassword(Ports ports, Gate gate, Recorder recorder, Passwords passwords,
            Throttling throttling, StartSession startSession) {
        this.ports = ports;
        this.gate = gate;
        this.recorder = recorder;
        this.passwords = passwords;
        this.throttling = throttling;
        this.startSession = startSession;
    }

    public Outcome choose(Command command) {
        var found = ports.work().inOne(() -> ports.accounts().find(command.account()));
        if (ports.work().inOne(() -> decide(command)) instanceof Denied denied) {
            return new Outcome.Refused(denied);
        }
        var account = found.orElseThrow();
        if (account.credential() instanceof Credential.Chosen(var hash) && !givenAgain(command, hash)) {
            return new Outcome.WrongCurrent();
        }
        var flaw = flawIn(command.chosen(), account);
        if (flaw.isPresent()) { return new Outcome.PasswordRefused(flaw.get()); }
        var hash = passwords.hash(command.chosen());
        return ports.work().inOne(() -> switch (decide(command)) {
            case Denied denied -> new Outcome.Refused(denied);
            case Granted key -> {
                ports.accounts().save(account.withPassword(hash));
                ports.sessions().removeAll(account.id(), Optional.empty());
                recorder.onOwnAccount(account, Act.PASSWORD_CHOSEN, key.at());
                yield new Outcome.Chosen(startSession.of(account.withPassword(hash), key.at()));
            }
        });
    }

    /** AUT-4: tries are limited here too, for whoever found a session open. While there is a pause, none is right. */
    private boolean givenAgain(Command command, SecretHash hash) {
        var throttle = "password/" + command.account().value();
        if (throttling.pauseBeforeTry(throttle, ports.clock().instant()).isPresent()
                || !passwords.matches(command.current().orElse(""), hash)) {
            return false;
        }
        throttling.forget(throttle);
        return true;
    }

    private Optional<Flaw> flawIn(String chosen, Account account) {
        return passwords.matches(chosen, account.credential().hash())
                ? Optional.of(Flaw.PASSWORD_NOT_CHANGED)
                : passwords.flawIn(chosen, account.username(), account.name());
    }

    private AccessDecision decide(Command command) {
        return gate.onAccount(command.by(), Action.CHOOSE_PASSWORD, command.account());
    }
}
