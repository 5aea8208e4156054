package org.abri.application.account;

import java.util.Optional;
import org.abri.application.Ports;
import org.abri.application.UnitOfWork;
import org.abri.application.access.Answer;
import org.abri.application.inside.Gate;
import org.abri.application.inside.GivenAgain;
import org.abri.application.inside.Inside;
import org.abri.application.inside.Passwords;
import org.abri.application.inside.Secrets;
import org.abri.domain.access.Action;
import org.abri.domain.access.Viewpoint;
import org.abri.domain.account.Account;
import org.abri.domain.account.Credentials;
import org.abri.domain.account.KnownOfPerson;
import org.abri.domain.account.SecretAnswer;
import org.abri.domain.account.SecretQuestion;
import org.abri.domain.journal.Act;
import org.abri.domain.text.Flaw;
import org.abri.domain.text.InvalidValue;

/**
 * SEC-5, REC-3: a beneficiary sets another secret question and answer, with their password given again. An answer that was
 * told to staff, or guessed at too often, opens nothing before.
 */
public final class ChooseQuestion {
    public record Command(Viewpoint by, String password, String question, String answer) {
        @Override
        public String toString() {
            return "ChooseQuestion.Command[…]";
        }
    }

    public sealed interface Outcome {
        record Chosen() implements Outcome {}

        /** Not their password; or not looked at, while there is a pause (AUT-4). */
        record WrongPassword() implements Outcome {}

        record QuestionRefused(Flaw flaw) implements Outcome {}

        record AnswerRefused(Flaw flaw) implements Outcome {}
    }

    private record Person(Account account, Credentials credentials, KnownOfPerson known) {}

    private final UnitOfWork work;
    private final AccountPorts account;
    private final Gate gate;
    private final GivenAgain givenAgain;
    private final Passwords passwords;
    private final Secrets secrets;
    private final WayBack wayBack;

    ChooseQuestion(Ports ports, Inside inside) {
        work = ports.work();
        account = ports.account();
        gate = inside.gate();
        givenAgain = inside.givenAgain();
        passwords = inside.passwords();
        secrets = inside.secrets();
        wayBack = new WayBack(inside);
    }

    /** Who may, with the question that they have. Staff and operators have none: answered as missing. */
    public Answer<Account> may(Viewpoint by) {
        return work.inOne(() -> gate.at(by).lettingIfThere(Action.CHOOSE_QUESTION,
                key -> person(by).map(Person::account)));
    }

    public Answer<Outcome> choose(Command command) {
        var asked = work.inOne(() -> gate.at(command.by()).lettingIfThere(Action.CHOOSE_QUESTION,
                key -> person(command.by())));
        return switch (asked) {
            case Answer.Refused<Person>(var why) -> new Answer.Refused<>(why);
            case Answer.Given<Person>(var person, var look) -> flawIn(command, person)
                    .<Answer<Outcome>> map(no -> new Answer.Given<>(no, look))
                    .orElseGet(() -> chosen(command, person));
        };
    }

    private Optional<Person> person(Viewpoint by) {
        var who = by.who().orElseThrow();
        return account.credentials().find(who).filter(found -> found.secretAnswer().isPresent())
                .flatMap(credentials -> account.accounts().find(who).map(found -> new Person(found,
                        credentials, KnownOfPerson.of(found, passwords.relaysOf(by)))));
    }

    /** What costs most comes last (G-2). */
    private Optional<Outcome> flawIn(Command command, Person person) {
        return InvalidValue.in(() -> new SecretQuestion(command.question()))
                .<Outcome> map(Outcome.QuestionRefused::new)
                .or(() -> SecretQuestion.flawInTyped(command.question(), command.answer(), person.known())
                        .or(() -> flawInToldAnswer(command, person)).map(Outcome.AnswerRefused::new));
    }

    /** SEC-5: what staff know is no answer any more. */
    private Optional<Flaw> flawInToldAnswer(Command command, Person person) {
        var told = person.credentials().secretAnswer().filter(SecretAnswer::told).map(SecretAnswer::hash);
        return told.isPresent() && secrets.matches(Optional.of(Secrets.Of.answer(person.account().id())),
                SecretQuestion.comparable(command.answer()), told) ? Optional.of(Flaw.ANSWER_NOT_CHANGED)
                        : Optional.empty();
    }

    private Answer<Outcome> chosen(Command command, Person person) {
        var hash = secrets.hash(Secrets.Of.answer(person.account().id()),
                SecretQuestion.comparable(command.answer()));
        return givenAgain.before(command.by(), Action.CHOOSE_QUESTION, command.password(),
                (look, locked, now) -> {
                    var before = account.accounts().find(locked.account()).orElseThrow();
                    account.accounts().save(before.withQuestion(new SecretQuestion(command.question())));
                    account.credentials().save(locked.withAnswer(SecretAnswer.set(hash)));
                    wayBack.changed(look, before, Act.QUESTION_CHOSEN, now);
                    return new Outcome.Chosen();
                }).map(done -> done.<Outcome> map(chosen -> chosen)
                        .orElseGet(Outcome.WrongPassword::new));
    }
}
