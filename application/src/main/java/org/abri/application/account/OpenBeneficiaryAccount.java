package org.abri.application.account;

import java.time.Instant;
import java.util.Optional;
import org.abri.application.Draw;
import org.abri.application.Once;
import org.abri.application.Ports;
import org.abri.application.access.Gate;
import org.abri.application.journal.Recorder;
import org.abri.domain.access.Action;
import org.abri.domain.access.Denied;
import org.abri.domain.access.Granted;
import org.abri.domain.access.Viewpoint;
import org.abri.domain.account.Account;
import org.abri.domain.account.AccountId;
import org.abri.domain.account.BirthDate;
import org.abri.domain.account.Credential;
import org.abri.domain.account.Language;
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
    private static final int LONGEST_REASON = 200;

    /**
     * What the person and the professional agreed on.
     *
     * @param answer         to the secret question, as typed by the person
     * @param affiliate      whether the person wishes to be affiliated to this relay
     * @param feeding        whether the person lets its staff add to the shared part; counts only with {@code affiliate}
     * @param homonymReason  ACC-8: why this is somebody else than the person of the same names and birth date, if so
     */
    public record Command(Viewpoint by, RelayId relay, Once once, PersonName name, BirthDate born,
            Language language, Optional<PhoneNumber> phone,
            String password, String question, String answer, boolean affiliate, boolean feeding,
            Optional<String> homonymReason) {
        @Override
        public String toString() {
            return "OpenBeneficiaryAccount.Command[…]";
        }
    }

    public sealed interface Outcome {
        record Opened(VaultId vault, Username username) implements Outcome {}

        /** The password may not be chosen. */
        record PasswordRefused(Flaw flaw) implements Outcome {}

        /** The secret question or its answer is missing or too long. */
        record QuestionRefused(Flaw flaw) implements Outcome {}

        /** ACC-8: somebody of these names, born that day, has an account; nothing of it is said. */
        record MayHaveAnAccount() implements Outcome {}

        record Refused(Denied why) implements Outcome {}
    }

    private final Ports ports;
    private final Gate gate;
    private final Draw draw;
    private final Recorder recorder;
    private final Passwords passwords;

    public OpenBeneficiaryAccount(Ports ports, Gate gate, Draw draw, Recorder recorder, Passwords passwords) {
        this.ports = ports;
        this.gate = gate;
        this.draw = draw;
        this.recorder = recorder;
        this.passwords = passwords;
    }

    public Outcome open(Command command) {
        var id = draw.accountId(command.by(), command.once());
        var first = ports.work().inOne(() -> decideFirst(command, id));
        if (first.isPresent()) { return first.get(); }
        var username = FreshUsername.of(ports, draw);
        var flaw = passwords.flawIn(command.password(), username, command.name());
        if (flaw.isPresent()) { return new Outcome.PasswordRefused(flaw.get()); }
        SecretQuestion question;
        try {
            question = new SecretQuestion(command.question(),
                    ports.hasher().hash(SecretQuestion.comparable(command.answer())));
        } catch (InvalidValue invalid) {
            return new Outcome.QuestionRefused(invalid.flaw());
        }
        var now = ports.clock().instant();
        var account = Account.ofBeneficiary(id, username, command.name(), command.born(), command.language(),
                command.phone(), new Credential.Chosen(passwords.hash(command.password())), question, now);
        return ports.work()
                .inOne(() -> decideFirst(command, id).orElseGet(() -> opened(command, account, now)));
    }

    /** Before the slow hashes, and again with the act. */
    private Optional<Outcome> decideFirst(Command command, AccountId id) {
        return switch (gate.onRelay(command.by(), Action.OPEN_BENEFICIARY_ACCOUNT, command.relay())) {
            case Denied denied -> Optional.of(new Outcome.Refused(denied));
            case Granted key -> openedBefore(id).or(() -> homonym(command));
        };
    }

    /** I4: by the same request. */
    private Optional<Outcome> openedBefore(AccountId id) {
        return ports.accounts().find(id)
                .map(account -> new Outcome.Opened(VaultId.of(id), account.username()));
    }

    private Optional<Outcome> homonym(Command command) {
        return command.homonymReason().isEmpty()
                && ports.accounts().beneficiaryExists(command.name(), command.born())
                        ? Optional.of(new Outcome.MayHaveAnAccount())
                        : Optional.empty();
    }

    private Outcome opened(Command command, Account account, Instant now) {
        ports.accounts().add(account);
        var vault = VaultId.of(account.id());
        ports.vaults().add(Vault.opened(vault));
        var reason = command.homonymReason().map(typed -> TypedText.line(typed, LONGEST_REASON)).orElse("");
        recorder.onVault(command.by(), vault, Act.VAULT_OPENED, reason, now);
        if (command.affiliate()) {
            affiliate(command, account.id(), now);
        }
        return new Outcome.Opened(vault, account.username());
    }

    private void affiliate(Command command, AccountId beneficiary, Instant now) {
        var relayName = ports.relays().find(command.relay()).map(Relay::name).orElse("");
        var owner = new Viewpoint.Beneficiary(beneficiary);
        var affiliation =
                Affiliation.atOpening(draw.affiliationId(), VaultId.of(beneficiary), command.relay(), now);
        recorder.onVault(owner, affiliation.vault(), Act.AFFILIATION_CONFIRMED, relayName, now);
        if (command.feeding()) {
            affiliation = affiliation.feedingConsented(now);
            recorder.onVault(owner, affiliation.vault(), Act.FEEDING_CONSENTED, relayName, now);
        }
        ports.affiliations().save(affiliation);
    }
}
