package org.abri.application.recovery;

import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import org.abri.application.Busy;
import org.abri.application.Ports;
import org.abri.application.UnitOfWork;
import org.abri.application.account.AccountPorts;
import org.abri.application.inside.Factors;
import org.abri.application.inside.Inside;
import org.abri.application.inside.Limiter;
import org.abri.application.inside.Messenger;
import org.abri.application.inside.Passwords;
import org.abri.application.inside.Recorder;
import org.abri.application.inside.Tokens;
import org.abri.application.session.Sessions;
import org.abri.application.session.SignIn;
import org.abri.domain.access.Viewpoint;
import org.abri.domain.account.Account;
import org.abri.domain.account.AccountId;
import org.abri.domain.account.Credentials;
import org.abri.domain.account.KnownOfPerson;
import org.abri.domain.account.Language;
import org.abri.domain.account.SecretAnswer;
import org.abri.domain.account.SecretHash;
import org.abri.domain.account.SecretQuestion;
import org.abri.domain.account.Username;
import org.abri.domain.journal.Act;
import org.abri.domain.recovery.Recovery;
import org.abri.domain.recovery.RecoveryProof;
import org.abri.domain.text.Flaw;
import org.abri.domain.vault.VaultId;

/**
 * SEC-4: the second proof, and the password that is chosen with it. REC-2: nobody is signed in by it, a second factor is not
 * gone around, every session there was ends, and the person is told by SMS and in their journal.
 */
public final class FinishRecovery {
    /**
     * What can be the second proof.
     *
     * @param question SEC-5: while its answer still opens anything
     * @param phone    whether a code can be sent: to a phone that was proven
     * @param card     whether a card was given
     */
    public record Remaining(RecoveryProof first, Optional<SecretQuestion> question, boolean phone,
            boolean card, Language language) {}

    public record Command(String token, RecoveryProof proof, String given, String chosen) {
        @Override
        public String toString() {
            return "FinishRecovery.Command[…]";
        }
    }

    public sealed interface Outcome {
        /** With that username and the password that was chosen, the person can sign in. */
        record Recovered(Username username) implements Outcome {}

        /** The second proof is wrong, or the same as the first. */
        record NotRecognised() implements Outcome {}

        /** The proof is right, and still good for another choice. */
        record PasswordRefused(Flaw flaw) implements Outcome {}

        /** Too much time went by since the first proof, or another recovery began. */
        record Over() implements Outcome {}

        /** AUT-4: too many wrong tries: none is looked at before then. */
        record Paused(Instant until) implements Outcome {}
    }

    /** Whose recovery is under way, as it was before the slow part. */
    private record Tried(Recovery recovery, Credentials person, Optional<SecretHash> expected) {
        AccountId account() {
            return person.account();
        }

        RecoveryProof first() {
            return recovery.underway().orElseThrow().first();
        }
    }

    private final InstantSource clock;
    private final UnitOfWork work;
    private final AccountPorts account;
    private final Recoveries recoveries;
    private final Sessions sessions;
    private final Limiter limiter;
    private final Passwords passwords;
    private final Messenger messenger;
    private final Factors factors;
    private final Recorder recorder;
    private final Proofs proofs;

    FinishRecovery(Ports ports, Inside inside, Proofs proofs) {
        clock = ports.clock();
        work = ports.work();
        account = ports.account();
        recoveries = ports.recoveries();
        sessions = ports.sessions();
        limiter = inside.limiter();
        passwords = inside.passwords();
        messenger = inside.messenger();
        factors = inside.factors();
        recorder = inside.recorder();
        this.proofs = proofs;
    }

    /** Empty when nothing is under way with that token, or not any more. */
    public Optional<Remaining> see(String token) {
        return work.inOne(() -> underway(token, clock.instant())
                .flatMap(recovery -> account.accounts().find(recovery.account())
                        .flatMap(person -> account.credentials().find(person.id())
                                .map(secrets -> remaining(recovery, person, secrets)))));
    }

    private static Remaining remaining(Recovery recovery, Account person, Credentials secrets) {
        var first = recovery.underway().orElseThrow().first();
        return new Remaining(first,
                person.secretQuestion()
                        .filter(asked -> secrets.secretAnswer().filter(SecretAnswer::isAlive).isPresent()),
                first != RecoveryProof.SMS_CODE && person.provenPhone().isPresent(),
                first != RecoveryProof.RESCUE_CARD && secrets.rescueCard().isPresent(), person.language());
    }

    private Optional<Recovery> underway(String token, Instant now) {
        return recoveries.ofToken(Tokens.hash(token)).filter(found -> found.underwayAt(now).isPresent());
    }

    public Outcome finish(Command command) {
        var now = clock.instant();
        var tried = work.inOne(() -> underway(command.token(), now)
                .flatMap(recovery -> account.credentials().find(recovery.account())
                        .map(person -> new Tried(recovery, person,
                                proofs.expected(command.proof(), Optional.of(person), now)))));
        if (tried.isEmpty()) { return new Outcome.Over(); }
        if (tried.get().first() == command.proof()) { return new Outcome.NotRecognised(); }
        var limit = "recovery-second/" + tried.get().account();
        var pausedUntil = limiter.pauseBeforeTry(limit, now);
        if (pausedUntil.isPresent()) { return new Outcome.Paused(pausedUntil.get()); }
        try {
            return compared(command, tried.get(), limit, now);
        } catch (Busy notLookedAt) {
            limiter.notLookedAt(limit);
            throw notLookedAt;
        }
    }

    private Outcome compared(Command command, Tried tried, String limit, Instant now) {
        if (!proofs.isRight(command.proof(), Optional.of(tried.person()), command.given(),
                tried.expected())) {
            proofs.wrong(command.proof(), tried.person(), command.given(), tried.expected(), now);
            return new Outcome.NotRecognised();
        }
        var flaw = work.inOne(() -> known(tried.account()))
                .flatMap(person -> passwords.flawIn(command.chosen(), person));
        return flaw.isPresent() ? refused(flaw.get(), limit)
                : chosen(command, tried, passwords.hash(tried.account(), command.chosen()), limit);
    }

    private Optional<KnownOfPerson> known(AccountId person) {
        return account.accounts().find(person).map(found -> KnownOfPerson.of(found,
                passwords.relaysOf(new Viewpoint.Beneficiary(found.id()))));
    }

    private Outcome refused(Flaw flaw, String limit) {
        return work.inOne(() -> {
            limiter.forget(limit);
            return new Outcome.PasswordRefused(flaw);
        });
    }

    /** What was compared must still be good: it may have been used, set anew or replaced meanwhile. */
    private Outcome chosen(Command command, Tried tried, SecretHash password, String limit) {
        return work.inOne(() -> {
            var now = clock.instant();
            var locked = account.credentials().lock(tried.account());
            if (locked.isEmpty() || underway(command.token(), now).isEmpty()) { return new Outcome.Over(); }
            if (!proofs.expected(command.proof(), locked, now).equals(tried.expected())) {
                return new Outcome.NotRecognised();
            }
            account.credentials().save(locked.get().withPassword(password));
            factors.passwordChanged(locked.get());
            sessions.removeAll(tried.account());
            recoveries.remove(tried.account());
            limiter.forget(limit);
            recorder.whoeverItWas(VaultId.of(tried.account()), Act.PASSWORD_RECOVERED,
                    tried.first() + "+" + command.proof(), now);
            var person = account.accounts().find(tried.account()).orElseThrow();
            limiter.forget(SignIn.Command.anywhere(person.username()));
            var wasLocked = locked.get().holds().locked();
            messenger.tell(person, texts -> wasLocked ? texts.accountUnlocked(person.language())
                    : texts.passwordRecovered(person.language()), now);
            return new Outcome.Recovered(person.username());
        });
    }
}
