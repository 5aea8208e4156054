package org.abri.application.session;

import java.util.Optional;
import org.abri.application.Ports;
import org.abri.application.UnitOfWork;
import org.abri.application.access.Answer;
import org.abri.application.account.AccountPorts;
import org.abri.application.inside.Gate;
import org.abri.application.inside.GivenAgain;
import org.abri.application.inside.Inside;
import org.abri.application.inside.Passwords;
import org.abri.application.inside.Recorder;
import org.abri.domain.access.Action;
import org.abri.domain.access.Viewpoint;
import org.abri.domain.account.Account;
import org.abri.domain.account.Credentials;
import org.abri.domain.account.KnownOfPerson;
import org.abri.domain.account.SecretHash;
import org.abri.domain.journal.Act;
import org.abri.domain.text.Flaw;

/**
 * SEC-1, AUT-6: a person replaces their password by another; nobody else ever knows it. They give the one they have first.
 * All sessions end, and a new one begins (SES-2, SES-3).
 */
public final class ChoosePassword {
    /** {@code device} is what they sit at: their new session says so. */
    public record Command(Viewpoint by, String current, String chosen, DeviceKind device) {
        @Override
        public String toString() {
            return "ChoosePassword.Command[…]";
        }
    }

    public sealed interface Outcome {
        record Chosen(SignedIn signedIn) implements Outcome {}

        /** Not the current one, or no longer; or not looked at, while there is a pause (AUT-4). */
        record WrongCurrent() implements Outcome {}

        record PasswordRefused(Flaw flaw) implements Outcome {}
    }

    /** Who asks, as they were before the slow part. */
    private record Person(Account account, Credentials credentials, KnownOfPerson known) {}

    private final UnitOfWork work;
    private final AccountPorts ports;
    private final Sessions sessions;
    private final Gate gate;
    private final Recorder recorder;
    private final Passwords passwords;
    private final GivenAgain givenAgain;
    private final StartSession start;

    ChoosePassword(Ports ports, Inside inside, StartSession start) {
        work = ports.work();
        this.ports = ports.account();
        sessions = ports.sessions();
        gate = inside.gate();
        recorder = inside.recorder();
        passwords = inside.passwords();
        givenAgain = inside.givenAgain();
        this.start = start;
    }

    public Answer<Outcome> choose(Command command) {
        var answer = compared(command);
        var moved = answer instanceof Answer.Given<Optional<Outcome>>(var outcome, var look)
                && outcome.isEmpty();
        return (moved ? compared(command) : answer).map(found -> found.orElseGet(Outcome.WrongCurrent::new));
    }

    /** An empty outcome when what was compared moved meanwhile: a sign-in may have made the hash a stronger one. */
    private Answer<Optional<Outcome>> compared(Command command) {
        return switch (work.inOne(() -> person(command.by()))) {
            case Answer.Refused<Person>(var why) -> new Answer.Refused<>(why);
            case Answer.Given<Person>(var person, var look) -> {
                var before = outcomeBefore(command, person);
                yield before.isPresent() ? new Answer.Given<>(before, look)
                        : chosen(command, person, passwords.hash(person.account().id(), command.chosen()));
            }
        };
    }

    private Answer<Person> person(Viewpoint by) {
        return gate.at(by).lettingIfThere(Action.CHOOSE_PASSWORD,
                key -> ports.accounts().find(by.who().orElseThrow())
                        .flatMap(account -> ports.credentials().find(account.id())
                                .map(credentials -> new Person(account, credentials,
                                        KnownOfPerson.of(account, passwords.relaysOf(by))))));
    }

    /** Slow: what stands against it, if anything does. */
    private Optional<Outcome> outcomeBefore(Command command, Person person) {
        if (!givenAgain.isRight(command.current(), person.credentials())) {
            return Optional.of(new Outcome.WrongCurrent());
        }
        return flawIn(command.chosen(), person).map(Outcome.PasswordRefused::new);
    }

    private Optional<Flaw> flawIn(String chosen, Person person) {
        return passwords.matches(chosen, Optional.of(person.credentials()))
                ? Optional.of(Flaw.PASSWORD_NOT_CHANGED)
                : person.credentials().factor().set()
                        ? passwords.flawBesideFactor(chosen, person.known())
                : passwords.flawIn(chosen, person.known());
    }

    /** What was compared must still be theirs: another change may have come first. */
    private Answer<Optional<Outcome>> chosen(Command command, Person person, SecretHash hash) {
        return work.inOne(() -> {
            var current = ports.credentials().lock(person.account().id());
            var door = gate.at(command.by());
            return door.letting(Action.CHOOSE_PASSWORD, key -> {
                if (!current.map(Credentials::password)
                        .equals(Optional.of(person.credentials().password()))
                        || !current.map(Credentials::factor)
                                .equals(Optional.of(person.credentials().factor()))) {
                    return Optional.empty();
                }
                var changed = current.orElseThrow().withPassword(hash);
                ports.credentials().save(changed);
                sessions.removeAll(changed.account());
                recorder.onOwnAccount(door.look(), Act.PASSWORD_CHOSEN, key.at());
                return Optional.of(new Outcome.Chosen(start.of(changed, command.device(), key.at())));
            });
        });
    }
}
