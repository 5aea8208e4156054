package org.abri.application.opening;

import org.abri.domain.relay.MonthOfWork.Deed;
import org.abri.application.inside.Tally;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.abri.application.Once;
import org.abri.application.Ports;
import org.abri.application.UnitOfWork;
import org.abri.application.access.Answer;
import org.abri.application.access.Look;
import org.abri.application.account.AccountPorts;
import org.abri.application.inside.Draw;
import org.abri.application.inside.Gate;
import org.abri.application.inside.Inside;
import org.abri.application.inside.Passwords;
import org.abri.application.inside.Presence;
import org.abri.application.inside.Recorder;
import org.abri.application.inside.Secrets;
import org.abri.application.vault.Vaults;
import org.abri.domain.access.Action;
import org.abri.domain.access.Viewpoint;
import org.abri.domain.account.Account;
import org.abri.domain.account.AccountId;
import org.abri.domain.account.BirthDate;
import org.abri.domain.account.Credentials;
import org.abri.domain.account.KnownOfPerson;
import org.abri.domain.account.Language;
import org.abri.domain.account.Password;
import org.abri.domain.account.PersonName;
import org.abri.domain.account.PhoneNumber;
import org.abri.domain.account.SecretQuestion;
import org.abri.domain.account.Username;
import org.abri.domain.journal.Act;
import org.abri.domain.relay.Relay;
import org.abri.domain.relay.RelayId;
import org.abri.domain.text.Flaw;
import org.abri.domain.text.InvalidValue;
import org.abri.domain.text.TypedText;
import org.abri.domain.vault.Vault;
import org.abri.domain.vault.VaultId;

/**
 * ACC-5, ACC-6: staff of a relay, or an operator during a session there, open a beneficiary's account at the person's request
 * and in their presence. The person
 * chooses password and secret question on the spot; the affiliation (ACC-9) and the consent to feed (VLT-5) are two wishes
 * of theirs, each asked apart.
 */
public final class OpenBeneficiaryAccount {
    /** ACC-8: of why somebody is not the person of the same names and birth date, in code points. */
    public static final int LONGEST_REASON = 200;

    /**
     * Who it is for, as typed by staff.
     *
     * @param homonymReason  ACC-8: why this is somebody else than the person of the same names and birth date, if so
     */
    public record Person(PersonName name, BirthDate born, Language language, Optional<PhoneNumber> phone,
            Optional<String> homonymReason) {
        /** Throws {@link org.abri.domain.text.InvalidValue} when the reason is too long. */
        public Person {
            homonymReason = homonymReason.map(typed -> TypedText.line(typed, LONGEST_REASON));
        }
    }

    /**
     * What the person chose, as typed by themselves.
     *
     * @param affiliate whether the person wishes to be affiliated to this relay
     * @param feeding   whether the person lets its staff add to the shared part; counts only with {@code affiliate}
     */
    public record Wishes(String password, String question, String answer, boolean affiliate,
            boolean feeding) {
        @Override
        public String toString() {
            return "Wishes[…]";
        }
    }

    /**
     * What is asked for.
     *
     * @param session ACC-5: by an operator, during which session at that relay; staff name none
     */
    public record Command(Viewpoint by, RelayId relay, Once once, Person person, Wishes wishes,
            Optional<String> session) {
        /** Throws {@link org.abri.domain.text.InvalidValue} when the session's name is too long. */
        public Command {
            session = session.map(typed -> TypedText.line(typed, LONGEST_REASON));
        }

        /** By staff of the relay. */
        public Command(Viewpoint by, RelayId relay, Once once, Person person, Wishes wishes) {
            this(by, relay, once, person, wishes, Optional.empty());
        }

        Action action() {
            return session.isPresent() ? Action.OPEN_ON_SITE : Action.OPEN_BENEFICIARY_ACCOUNT;
        }
    }

    public sealed interface Outcome {
        /** SEC-4: the code of the rescue card is shown this once; empty when the same request had opened it before (I4). */
        record Opened(VaultId vault, Username username, Optional<String> rescueCode) implements Outcome {
            @Override
            public String toString() {
                return "Opened[" + vault + "]";
            }
        }

        /** The password may not be chosen. */
        record PasswordRefused(Flaw flaw) implements Outcome {}

        record QuestionRefused(Flaw flaw) implements Outcome {}

        record AnswerRefused(Flaw flaw) implements Outcome {}

        /** ACC-8: somebody of these names, born that day, has an account; nothing of it is said. */
        record MayHaveAnAccount() implements Outcome {}

        /** ACC-8, AUT-5: too many were opened of late, by whoever asks or by their relay: nothing is looked at before then. */
        record Paused(Instant until) implements Outcome {}
    }

    private final UnitOfWork work;
    private final AccountPorts account;
    private final Vaults vaults;
    private final Gate gate;
    private final Draw draw;
    private final Recorder recorder;
    private final Passwords passwords;
    private final Secrets secrets;
    private final Newcomers newcomers;
    private final Presence presence;
    private final Tally tally;
    private final InstantSource clock;

    OpenBeneficiaryAccount(Ports ports, Inside inside, Newcomers newcomers) {
        work = ports.work();
        account = ports.account();
        vaults = ports.vault().vaults();
        gate = inside.gate();
        draw = inside.draw();
        recorder = inside.recorder();
        passwords = inside.passwords();
        secrets = inside.secrets();
        tally = inside.tally();
        clock = ports.clock();
        this.newcomers = newcomers;
        presence = inside.presence();
    }

    public Answer<Outcome> open(Command command) {
        var id = draw.accountId(command.by(), command.once(), command.relay(),
                command.person().name().given(),
                command.person().name().family(), command.person().born().value());
        var before = work.inOne(() -> gate.at(command.by(), command.relay())
                .letting(command.action(), key -> openedBefore(id)));
        return switch (before) {
            case Answer.Refused<Optional<Outcome>>(var why) -> new Answer.Refused<>(why);
            case Answer.Given<Optional<Outcome>>(var outcome, var look) -> {
                var username = work.inOne(passwords::freshUsername);
                yield outcome.or(() -> flawIn(command, username, look)).or(() -> paused(command))
                        .<Answer<Outcome>> map(no -> new Answer.Given<>(no, look))
                        .orElseGet(() -> open(command, id, username));
            }
        };
    }

    /** I4: by the same request. */
    private Optional<Outcome> openedBefore(AccountId id) {
        return account.accounts().find(id)
                .map(there -> new Outcome.Opened(VaultId.of(id), there.username(), Optional.empty()));
    }

    /** ACC-8, AUT-5: only once all the rest is right. */
    private Optional<Outcome> paused(Command command) {
        return work.inOne(() -> newcomers.pausedUntil(command.by(), command.relay(), command.person(),
                clock.instant())).map(Outcome.Paused::new);
    }

    private Optional<Outcome> flawIn(Command command, Username username, Look look) {
        var wishes = command.wishes();
        var person = command.person();
        var known = new KnownOfPerson(username, person.name(), Optional.of(person.born()), person.phone(),
                look.relay().map(Relay::name).stream().toList());
        return passwords.flawIn(wishes.password(), known)
                .<Outcome> map(Outcome.PasswordRefused::new)
                .or(() -> InvalidValue.in(() -> new SecretQuestion(wishes.question()))
                        .map(Outcome.QuestionRefused::new))
                .or(() -> SecretQuestion.flawInTyped(wishes.question(), wishes.answer(), known)
                        .map(Outcome.AnswerRefused::new));
    }

    private Answer<Outcome> open(Command command, AccountId id, Username username) {
        var wishes = command.wishes();
        var card = passwords.drawRescueCode(id);
        var credentials =
                Credentials.ofBeneficiary(id, new Password.Chosen(passwords.hash(id, wishes.password())),
                        secrets.hash(Secrets.Of.answer(id), SecretQuestion.comparable(wishes.answer())),
                        card.hash());
        return work.inOne(() -> {
            var door = gate.at(command.by(), command.relay());
            return door.letting(command.action(), key -> {
                newcomers.alone(command.person());
                return openedBefore(id)
                        .or(() -> newcomers.mayBeThere(door.look(), command.person(), key.at())
                                ? Optional.of(new Outcome.MayHaveAnAccount())
                                : Optional.empty())
                        .orElseGet(() -> opened(door.look(), command, username, credentials, card, key.at()));
            });
        });
    }

    private Outcome opened(Look look, Command command, Username username, Credentials credentials,
            Passwords.Code card, Instant now) {
        var person = command.person();
        var beneficiary = Account.ofBeneficiary(credentials.account(), username,
                person.name(), person.born(), person.language(), person.phone(),
                new SecretQuestion(command.wishes().question()), now);
        account.accounts().add(beneficiary);
        account.credentials().add(credentials);
        var vault = VaultId.of(beneficiary.id());
        vaults.add(Vault.opened(vault));
        presence.signedIn(beneficiary.id(), beneficiary.kind(), now);
        recorder.onVault(look, vault,
                command.session().isPresent() ? Act.VAULT_OPENED_ON_SITE : Act.VAULT_OPENED,
                Stream.of(command.session(), person.homonymReason()).flatMap(Optional::stream)
                        .collect(Collectors.joining(" · ")),
                now);
        look.relay().ifPresent(relay -> tally.count(relay, Deed.OPENED, now));
        if (command.wishes().affiliate()) {
            look.relay().ifPresent(
                    relay -> newcomers.affiliate(vault, relay, command.wishes().feeding(), now));
        }
        return new Outcome.Opened(vault, beneficiary.username(), Optional.of(card.shownOnce()));
    }
}
