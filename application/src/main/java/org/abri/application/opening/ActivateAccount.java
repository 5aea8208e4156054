package org.abri.application.opening;

import org.abri.application.relay.KeepTeam;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import org.abri.application.Busy;
import org.abri.application.Ports;
import org.abri.application.UnitOfWork;
import org.abri.application.account.AccountPorts;
import org.abri.application.inside.Gate;
import org.abri.application.inside.Inside;
import org.abri.application.inside.Factors;
import org.abri.application.inside.Limiter;
import org.abri.application.inside.Messenger;
import org.abri.application.inside.Passwords;
import org.abri.application.inside.Recorder;
import org.abri.application.inside.Secrets;
import org.abri.application.relay.Renewals;
import org.abri.application.session.Sessions;
import org.abri.domain.access.Viewpoint;
import org.abri.domain.account.Account;
import org.abri.domain.account.AccountId;
import org.abri.domain.account.ActivationCode;
import org.abri.domain.account.Credentials;
import org.abri.domain.account.KnownOfPerson;
import org.abri.domain.account.SecretHash;
import org.abri.domain.account.Username;
import org.abri.domain.journal.Act;
import org.abri.domain.relay.Renewal;
import org.abri.domain.text.Flaw;
import org.abri.domain.text.InvalidValue;

/**
 * AUT-6: a person chooses their password with a code: the first one, or another when a new way in was asked for them. The
 * code is good once and for nothing else; nobody is signed in by it, and every session there was ends (REC-2). AUT-5: for an
 * unknown username, a wrong code and one that waits, lapsed or was used the answer is the same, in words and in work.
 */
public final class ActivateAccount {
    public record Command(Username username, String code, String chosen) {
        @Override
        public String toString() {
            return "ActivateAccount.Command[…]";
        }
    }

    public sealed interface Outcome {
        /** With the password that was chosen, the person can sign in. */
        record Chosen() implements Outcome {}

        /** As well, of whoever had chosen one before: who had asked for that, and when. */
        record Renewed(KeepTeam.SeenRenewal why) implements Outcome {}

        record NotRecognised() implements Outcome {}

        /** The code is right, and still good for another choice. */
        record PasswordRefused(Flaw flaw) implements Outcome {}

        /** AUT-4: too many wrong tries: none is looked at before then. */
        record Paused(Instant until) implements Outcome {}
    }

    /** What a code was compared with, if it may lead anywhere. */
    private record Tried(Optional<Credentials> whose, Optional<Renewal> renewal, Optional<SecretHash> hash) {
        AccountId account() {
            return whose.map(Credentials::account).orElse(AccountId.NOBODY);
        }
    }

    private final InstantSource clock;
    private final UnitOfWork work;
    private final AccountPorts account;
    private final Renewals renewals;
    private final Sessions sessions;
    private final Gate gate;
    private final Limiter limiter;
    private final Factors factors;
    private final Messenger messenger;
    private final Passwords passwords;
    private final Recorder recorder;
    private final Secrets secrets;

    ActivateAccount(Ports ports, Inside inside) {
        clock = ports.clock();
        work = ports.work();
        account = ports.account();
        renewals = ports.relay().renewals();
        sessions = ports.sessions();
        gate = inside.gate();
        limiter = inside.limiter();
        factors = inside.factors();
        messenger = inside.messenger();
        passwords = inside.passwords();
        recorder = inside.recorder();
        secrets = inside.secrets();
    }

    public Outcome activate(Command command) {
        var now = clock.instant();
        var limit = "activation/" + command.username().value();
        var pausedUntil = limiter.pauseBeforeTry(limit, now);
        if (pausedUntil.isPresent()) { return new Outcome.Paused(pausedUntil.get()); }
        try {
            return compared(command, limit, now);
        } catch (Busy notLookedAt) {
            limiter.notLookedAt(limit);
            throw notLookedAt;
        }
    }

    /** One hash on every path (AUT-5). */
    private Outcome compared(Command command, String limit, Instant now) {
        var tried = work.inOne(() -> tried(account.credentials().ofUsername(command.username()), now));
        var typed = InvalidValue.in(() -> ActivationCode.typed(command.code())).isEmpty()
                ? Optional.of(ActivationCode.typed(command.code()))
                : Optional.<String> empty();
        var right = secrets.matches(tried.whose().map(whose -> Secrets.Of.activation(whose.account())),
                typed.orElse(""), typed.flatMap(code -> tried.hash()));
        if (!right) {
            typed.ifPresent(code -> work.inOne(() -> failed(tried)));
            return new Outcome.NotRecognised();
        }
        var flaw = work.inOne(() -> known(tried.account())).flatMap(
                person -> passwords.flawIn(command.chosen(), person));
        return flaw.isPresent() ? refused(flaw.get(), limit)
                : chosen(tried, passwords.hash(tried.account(), command.chosen()), limit);
    }

    /** Nobody's renewal is looked for too, so that known and unknown cost the same. */
    private Tried tried(Optional<Credentials> whose, Instant now) {
        var renewal = renewals.find(whose.map(Credentials::account).orElse(AccountId.NOBODY));
        var looked = limiter.mayTryCodes(whose.map(Credentials::account).orElse(AccountId.NOBODY), now);
        return new Tried(whose, renewal, whose.flatMap(found -> found.chosen().isPresent()
                ? renewal.filter(asked -> looked || asked.way() == Renewal.Way.PAPER)
                        .flatMap(asked -> asked.usableAt(now))
                : found.activation().filter(code -> code.usableAt(now) && !found.holds().locked())
                        .map(ActivationCode::hash)));
    }

    /** REC-1: six digits are dead after five wrong ones, and none are looked at after ten in a day. */
    private boolean failed(Tried tried) {
        var locked = account.credentials().lock(tried.account());
        renewals.find(tried.account()).filter(renewal -> locked.isPresent())
                .filter(renewal -> Optional.of(renewal.code()).equals(tried.renewal().map(Renewal::code)))
                .filter(renewal -> renewal.way() == Renewal.Way.SMS && tried.hash().isPresent())
                .ifPresent(renewal -> {
                    limiter.wrongCode(tried.account(), clock.instant());
                    renewals.save(renewal.withWrongCode());
                });
        return locked.isPresent();
    }

    private Optional<KnownOfPerson> known(AccountId person) {
        return account.accounts().find(person)
                .map(found -> KnownOfPerson.of(found,
                        passwords.relaysOf(Viewpoint.of(found.kind(), found.id()))));
    }

    private Outcome refused(Flaw flaw, String limit) {
        return work.inOne(() -> {
            limiter.forget(limit);
            return new Outcome.PasswordRefused(flaw);
        });
    }

    /** What was compared must still be good: it may have been used, stopped or replaced meanwhile. */
    private Outcome chosen(Tried tried, SecretHash password, String limit) {
        return work.inOne(() -> {
            var now = clock.instant();
            var locked = account.credentials().lock(tried.account());
            var current = tried(locked, now);
            if (!current.hash().equals(tried.hash())) { return new Outcome.NotRecognised(); }
            var person = locked.orElseThrow();
            var renewed = person.chosen().isPresent();
            account.credentials().save(person.withPassword(password));
            current.renewal().filter(renewal -> renewed)
                    .ifPresent(renewal -> renewals.save(renewal.used(now)));
            factors.passwordChanged(person);
            sessions.removeAll(person.account());
            tellIfLocked(person, now);
            limiter.forget(limit);
            record(person, renewed ? Act.RENEWAL_USED : Act.PASSWORD_CHOSEN, now);
            return current.renewal().filter(renewal -> renewed).<Outcome> map(renewal -> new Outcome.Renewed(
                    new KeepTeam.SeenRenewal(renewal.used(now),
                            account.accounts().find(renewal.askedBy()).map(Account::name))))
                    .orElseGet(Outcome.Chosen::new);
        });
    }

    /** SEC-8: the password that was chosen lifted the lock. */
    private void tellIfLocked(Credentials before, Instant now) {
        if (before.holds().locked()) {
            account.accounts().find(before.account()).ifPresent(person -> messenger.tell(person,
                    texts -> texts.accountUnlocked(person.language()), now));
        }
    }

    private void record(Credentials person, Act act, Instant now) {
        recorder.onOwnAccount(gate.at(Viewpoint.of(person.kind(), person.account())).look(), act, now);
    }
}
