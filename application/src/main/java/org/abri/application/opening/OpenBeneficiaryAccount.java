package org.abri.application.opening;

import java.time.Instant;
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
        record Opened(VaultId vault, Username username) implements Outcome {}

        /** The password may not be chosen. */
        record PasswordRefused(Flaw flaw) implements Outcome {}

        record QuestionRefused(Flaw flaw) implements Outcome {}

        record AnswerRefused(Flaw flaw) implements Outcome {}

        /** ACC-8: somebody of these names, born that day, has an account; nothing of it is said. */
        record MayHaveAnAccount() implements Outcome {}
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
    }

    /** ACC-8: whether somebody of these names, born that day, has an account, and no reason is given why this is somebody else. */
    public Answer<Boolean> mayHaveAnAccount(Viewpoint by, RelayId relay, Person person) {
        return work.inOne(() -> gate.at(by, relay).letting(Action.OPEN_BENEFICIARY_ACCOUNT,
                key -> isHomonym(person)));
    }

    public Answer<Outcome> open(Command command) {
        var id = draw.accountId(command.by(), command.once(), command.relay(),
                command.person().name().given(),
                command.person().name().family(), command.person().born().value());
        var before = work.inOne(() -> gate.at(command.by(), command.relay())
                .letting(Action.OPEN_BENEFICIARY_ACCOUNT, key -> outcomeBefore(command, id)));
        return switch (before) {
            case Answer.Refused<Optional<Outcome>>(var why) -> new Answer.Refused<>(why);
            case Answer.Given<Optional<Outcome>>(var outcome, var look) -> {
                var username = work.inOne(passwords::freshUsername);
                yield outcome.or(() -> flawIn(command, username, look))
                        .<Answer<Outcome>> map(no -> new Answer.Given<>(no, look))
                        .orElseGet(() -> open(command, id, username));
            }
        };
    }

    /** Before the slow hashes, and again with the act. I4: by the same request, or ACC-8. */
    private Optional<Outcome> outcomeBefore(Command command, AccountId id) {
        return account.accounts().find(id)
                .<Outcome> map(there -> new Outcome.Opened(VaultId.of(id), there.username()))
                .or(() -> isHomonym(command.person()) ? Optional.of(new Outcome.MayHaveAnAccount())
                        : Optional.empty());
    }

    private boolean isHomonym(Person person) {
        return person.homonymReason().isEmpty()
                && account.accounts().beneficiaryExists(person.name(), person.born());
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
                .or(() -> InvalidValue.in(() -> SecretQuestion.comparable(wishes.answer()))
                        .map(Outcome.AnswerRefused::new));
    }

    private Answer<Outcome> open(Command command, AccountId id, Username username) {
        var wishes = command.wishes();
        var credentials =
                Credentials.ofBeneficiary(id, new Password.Chosen(passwords.hash(id, wishes.password())),
                        secrets.hash(Secrets.Of.answer(id), SecretQuestion.comparable(wishes.answer())));
        return work.inOne(() -> {
            var door = gate.at(command.by(), command.relay());
            return door.letting(Action.OPEN_BENEFICIARY_ACCOUNT, key -> outcomeBefore(command, id)
                    .orElseGet(() -> opened(door.look(), command, username, credentials, key.at())));
        });
    }

    private Outcome opened(Look look, Command command, Username username, Credentials credentials,
            Instant now) {
        var person = command.person();
        var beneficiary = Account.ofBeneficiary(credentials.account(), username,
                person.name(), person.born(), person.language(), person.phone(),
                new SecretQuestion(command.wishes().question()), now);
        account.accounts().add(beneficiary);
        account.credentials().add(credentials);
        var vault = VaultId.of(beneficiary.id());
        vaults.add(Vault.opened(vault));
        recorder.onVault(look, vault, Act.VAULT_OPENED, person.homonymReason().orElse(""), now);
        if (command.wishes().affiliate()) {
            affiliate(look, command, vault, now);
        }
        return new Outcome.Opened(vault, beneficiary.username());
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
    }
}
