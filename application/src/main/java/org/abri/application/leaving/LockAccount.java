package org.abri.application.leaving;

import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import org.abri.application.Busy;
import org.abri.application.Ports;
import org.abri.application.UnitOfWork;
import org.abri.application.access.Answer;
import org.abri.application.account.AllCredentials;
import org.abri.application.inside.Gate;
import org.abri.application.inside.Inside;
import org.abri.application.inside.Limiter.Counted;
import org.abri.application.inside.Limiter;
import org.abri.application.inside.Passwords;
import org.abri.application.inside.Recorder;
import org.abri.application.inside.Tools;
import org.abri.application.relay.Memberships;
import org.abri.application.session.SignIn;
import org.abri.domain.access.Action;
import org.abri.domain.access.Viewpoint;
import org.abri.domain.account.AccountId;
import org.abri.domain.account.AccountKind;
import org.abri.domain.account.Credentials;
import org.abri.domain.journal.Act;
import org.abri.domain.limits.Pace;
import org.abri.domain.relay.RelayId;
import org.abri.domain.vault.VaultId;

/**
 * SEC-8: a phone is gone, or somebody saw the password: the account is locked at once. Everything open is closed, codes that are
 * out are dead, and no password lets in, until one is chosen anew. By the person, signed in or with what they sign in with; or,
 * because they ask for it, by staff who know them.
 */
public final class LockAccount {
    public sealed interface Outcome {
        /** Now, or already. */
        record Locked() implements Outcome {}

        /** Not what the person signs in with; or it is locked already, which nobody is told (AUT-5). */
        record NotRecognised() implements Outcome {}

        /** AUT-4, SEC-6: too much was tried or locked of late. */
        record Paused(Instant until) implements Outcome {}
    }

    private final InstantSource clock;
    private final UnitOfWork work;
    private final AllCredentials credentials;
    private final Memberships memberships;
    private final Gate gate;
    private final Passwords passwords;
    private final Limiter limiter;
    private final Tools tools;
    private final Recorder recorder;
    private final Closing closing;

    LockAccount(Ports ports, Inside inside, Closing closing) {
        clock = ports.clock();
        work = ports.work();
        credentials = ports.account().credentials();
        memberships = ports.relay().memberships();
        gate = inside.gate();
        passwords = inside.passwords();
        limiter = inside.limiter();
        tools = inside.tools();
        recorder = inside.recorder();
        this.closing = closing;
    }

    /** By whoever is signed in: the session that asks ends too. */
    public Answer<Outcome> lockOwn(Viewpoint by) {
        return work.inOne(() -> {
            var person = by.who().flatMap(credentials::lock);
            var door = gate.at(by);
            return door.lettingIfThere(Action.LOCK_ACCOUNT, key -> person.map(found -> {
                closing.lock(found, key.at());
                recorder.onOwnAccount(door.look(), Act.ACCOUNT_LOCKED, key.at());
                return new Outcome.Locked();
            }));
        });
    }

    /** By whoever gives what the person signs in with; tries count as those of {@link SignIn}, and cost as much (AUT-4, AUT-5). */
    public Outcome lock(SignIn.Command command) {
        var now = clock.instant();
        var pausedUntil = limiter.pauseBeforeTry(command.limit(), now);
        if (pausedUntil.isPresent()) { return new Outcome.Paused(pausedUntil.get()); }
        var tried = work.inOne(() -> credentials.ofUsername(command.username())).filter(Credentials::opens);
        return isRight(command, tried) ? work.inOne(() -> locked(command, tried.orElseThrow().account(), now))
                : new Outcome.NotRecognised();
    }

    private boolean isRight(SignIn.Command command, Optional<Credentials> tried) {
        try {
            return passwords.matches(command.password(), tried);
        } catch (Busy notLookedAt) {
            limiter.notLookedAt(command.limit());
            throw notLookedAt;
        }
    }

    /** Whatever became of the password meanwhile: it was theirs a moment ago. */
    private Outcome locked(SignIn.Command command, AccountId account, Instant now) {
        return credentials.lock(account).<Outcome> map(person -> {
            limiter.forget(command.limit());
            closing.lock(person, now);
            record(person, now);
            return new Outcome.Locked();
        }).orElseGet(Outcome.NotRecognised::new);
    }

    private void record(Credentials person, Instant now) {
        if (person.kind() == AccountKind.BENEFICIARY) {
            recorder.byOwner(VaultId.of(person.account()), Act.ACCOUNT_LOCKED, "", now);
        } else {
            var by = Viewpoint.of(person.kind(), person.account());
            recorder.onOwnAccount(gate.at(by).look(), Act.ACCOUNT_LOCKED, now);
        }
    }

    /** By staff of an affiliated relay, because the person asks them to. */
    public Answer<Outcome> lockPerson(Viewpoint by, VaultId vault) {
        return work.inOne(() -> {
            var person = credentials.lock(vault.owner());
            var door = gate.at(by, vault);
            return door.lettingIfThere(Action.LOCK_PERSON, key -> person.map(found -> {
                var pause = pause(by, key.at());
                if (pause.isPresent()) { return new Outcome.Paused(pause.get()); }
                closing.lock(found, key.at());
                recorder.onVault(door.look(), vault, Act.ACCOUNT_LOCKED, "", key.at());
                return new Outcome.Locked();
            }));
        });
    }

    /**
     * By whoever keeps the team, because their colleague asks them to. Who is not, or no longer, of the team is answered as missing; so are they themselves, who
     * do it from their own account.
     */
    public Answer<Outcome> lockStaff(Viewpoint by, RelayId relay, AccountId colleague) {
        return work.inOne(() -> {
            var person = credentials.lock(colleague);
            var door = gate.at(by, relay);
            return door.lettingIfThere(Action.LOCK_STAFF, key -> memberships.find(colleague, relay)
                    .filter(member -> by.who().filter(colleague::equals).isEmpty())
                    .flatMap(member -> person).map(found -> {
                        var pause = pause(by, key.at());
                        if (pause.isPresent()) { return new Outcome.Paused(pause.get()); }
                        closing.lock(found, key.at());
                        recorder.onService(door.look(), Act.ACCOUNT_LOCKED, closing.nameOf(colleague),
                                key.at());
                        return new Outcome.Locked();
                    }));
        });
    }

    private Optional<Instant> pause(Viewpoint by, Instant now) {
        return tools.pauseBefore(by, now, new Counted(Pace.LOCKING_BY_STAFF, by.who().orElseThrow()));
    }
}
