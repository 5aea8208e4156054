package org.abri.application.opening;

import org.abri.domain.relay.MonthOfWork.Deed;
import org.abri.application.inside.Tally;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import org.abri.application.Once;
import org.abri.application.Ports;
import org.abri.application.UnitOfWork;
import org.abri.application.access.Answer;
import org.abri.application.access.Look;
import org.abri.application.account.AccountPorts;
import org.abri.application.affiliation.Affiliations;
import org.abri.application.inside.Draw;
import org.abri.application.inside.Gate;
import org.abri.application.inside.Inside;
import org.abri.application.inside.Limiter;
import org.abri.application.inside.Limiter.Counted;
import org.abri.application.inside.Passwords;
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
import org.abri.domain.affiliation.Affiliation;
import org.abri.domain.journal.Act;
import org.abri.domain.limits.Pace;
import org.abri.domain.relay.Relay;
import org.abri.domain.relay.RelayId;
import org.abri.domain.text.Flaw;
import org.abri.domain.text.InvalidValue;
import org.abri.domain.text.TypedText;
import org.abri.domain.vault.Vault;
import org.abri.domain.vault.VaultId;

/**
 * ACC-5, ACC-6: staff of a relay open a beneficiary's account at the person's request and in their presence. The person
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

    public record Command(Viewpoint by, RelayId relay, Once once, Person person, Wishes wishes) {}

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
    private final Affiliations affiliations;
    private final Vaults vaults;
    private final Gate gate;
    private final Draw draw;
    private final Recorder recorder;
    private final Passwords passwords;
    private final Secrets secrets;
    private final Limiter limiter;
    private final Tally tally;
    private final InstantSource clock;

    OpenBeneficiaryAccount(Ports ports, Inside inside) {
        work = ports.work();
        account = ports.account();
        affiliations = ports.affiliation().affiliations();
        vaults = ports.vault().vaults();
        gate = inside.gate();
        draw = inside.draw();
        recorder = inside.recorder();
        passwords = inside.passwords();
        secrets = inside.secrets();
        limiter = inside.limiter();
        tally = inside.tally();
        clock = ports.clock();
    }

    public Answer<Outcome> open(Command command) {
        var id = draw.accountId(command.by(), command.once(), command.relay(),
                command.person().name().given(),
                command.person().name().family(), command.person().born().value());
        var before = work.inOne(() -> gate.at(command.by(), command.relay())
                .letting(Action.OPEN_BENEFICIARY_ACCOUNT, key -> openedBefore(id)));
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

    /** ACC-8, AUT-5: whoever opens an account learns whether there is one: only so often, and only once all the rest is right. */
    private Optional<Outcome> paused(Command command) {
        if (command.person().homonymReason().isPresent()) { return Optional.empty(); }
        var exact = command.person().born().isDay();
        return work.inOne(() -> limiter.pauseBefore(clock.instant(),
                new Counted(exact ? Pace.OPENING_BY_STAFF : Pace.VAGUE_OPENING_BY_STAFF,
                        command.by().who().orElseThrow()),
                new Counted(exact ? Pace.OPENING_BY_RELAY : Pace.VAGUE_OPENING_BY_RELAY, command.relay())))
                .map(Outcome.Paused::new);
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
            return door.letting(Action.OPEN_BENEFICIARY_ACCOUNT, key -> {
                // of two openings for one person at once, one waits for the other, and finds what it made
                limiter.alone("opening/" + command.person().born().year());
                return openedBefore(id).or(() -> homonyms(door.look(), command, key.at()))
                        .orElseGet(() -> opened(door.look(), command, username, credentials, card, key.at()));
            });
        });
    }

    /** ACC-8, SEC-6: whoever was found reads that somebody looked for them. */
    private Optional<Outcome> homonyms(Look look, Command command, Instant now) {
        var person = command.person();
        if (person.homonymReason().isPresent()) { return Optional.empty(); }
        var found = account.accounts().beneficiariesLike(person.name(), person.born());
        found.forEach(each -> recorder.onVault(look, VaultId.of(each), Act.LOOKED_FOR,
                look.relay().map(Relay::name).orElse(""), now));
        return found.isEmpty() ? Optional.empty() : Optional.of(new Outcome.MayHaveAnAccount());
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
        recorder.onVault(look, vault, Act.VAULT_OPENED, person.homonymReason().orElse(""), now);
        look.relay().ifPresent(relay -> tally.count(relay, Deed.OPENED, now));
        if (command.wishes().affiliate()) {
            affiliate(look, command, vault, now);
        }
        return new Outcome.Opened(vault, beneficiary.username(), Optional.of(card.shownOnce()));
    }

    private void affiliate(Look look, Command command, VaultId vault, Instant now) {
        var relayName = look.relay().map(Relay::name).orElse("");
        var affiliation = Affiliation.atOpening(draw.affiliationId(), vault, command.relay(), now);
        recorder.byOwner(vault, Act.AFFILIATION_CONFIRMED, relayName, now);
        if (command.wishes().feeding()) {
            affiliation = affiliation.feedingConsented(now);
            recorder.byOwner(vault, Act.FEEDING_CONSENTED, relayName, now);
        }
        affiliations.save(affiliation);
        look.relay().ifPresent(relay -> tally.count(relay, Deed.CAME, now));
    }
}
