package org.abri.application.recovery;

import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import org.abri.application.Busy;
import org.abri.application.Ports;
import org.abri.application.UnitOfWork;
import org.abri.application.account.AllCredentials;
import org.abri.application.inside.Draw;
import org.abri.application.inside.Inside;
import org.abri.application.inside.Limiter;
import org.abri.application.inside.Recorder;
import org.abri.application.inside.Tokens;
import org.abri.domain.account.AccountKind;
import org.abri.domain.account.Credentials;
import org.abri.domain.account.SecretHash;
import org.abri.domain.account.Username;
import org.abri.domain.journal.Act;
import org.abri.domain.recovery.Recovery;
import org.abri.domain.recovery.RecoveryProof;
import org.abri.domain.vault.VaultId;

/**
 * SEC-4: the first proof of whoever lost their password. It opens nothing but the way to the second one. AUT-5: for an unknown
 * username and a wrong proof the answer is the same, in words and in work. AUT-4: tries are limited, for each proof apart, so
 * that whoever guesses at one holds nobody up who stands before staff.
 */
public final class BeginRecovery {
    /** Throws {@link IllegalArgumentException}, a bug, for a proof that cannot be first. */
    public record Command(Username username, RecoveryProof proof, String given) {
        public Command {
            if (!proof.canBeFirst()) { throw new IllegalArgumentException(proof + " is never first"); }
        }

        @Override
        public String toString() {
            return "BeginRecovery.Command[…]";
        }
    }

    public sealed interface Outcome {
        /** What the person's browser holds from now on, until then, and nobody else. */
        record Begun(String token, Instant until) implements Outcome {
            @Override
            public String toString() {
                return "Begun[…]";
            }
        }

        record NotRecognised() implements Outcome {}

        /** Too many wrong tries: none is looked at before then. */
        record Paused(Instant until) implements Outcome {}
    }

    private record Tried(Optional<Credentials> whose, Optional<SecretHash> expected) {}

    private final InstantSource clock;
    private final UnitOfWork work;
    private final AllCredentials credentials;
    private final Recoveries recoveries;
    private final Limiter limiter;
    private final Draw draw;
    private final Recorder recorder;
    private final Proofs proofs;

    BeginRecovery(Ports ports, Inside inside, Proofs proofs) {
        clock = ports.clock();
        work = ports.work();
        credentials = ports.account().credentials();
        recoveries = ports.recoveries();
        limiter = inside.limiter();
        draw = inside.draw();
        recorder = inside.recorder();
        this.proofs = proofs;
    }

    public Outcome begin(Command command) {
        var now = clock.instant();
        var limit = "recovery/" + command.proof() + "/" + command.username().value();
        var pausedUntil = limiter.pauseBeforeTry(limit, now);
        if (pausedUntil.isPresent()) { return new Outcome.Paused(pausedUntil.get()); }
        try {
            return compared(command, limit, now);
        } catch (Busy notLookedAt) {
            limiter.notLookedAt(limit);
            throw notLookedAt;
        }
    }

    private Outcome compared(Command command, String limit, Instant now) {
        var tried = work.inOne(() -> tried(command.proof(), credentials.ofUsername(command.username()), now));
        if (proofs.isRight(command.proof(), tried.whose(), command.given(), tried.expected())) {
            return begun(command.proof(), tried, limit);
        }
        tried.whose().ifPresent(
                person -> proofs.wrong(command.proof(), person, command.given(), tried.expected(), now));
        return new Outcome.NotRecognised();
    }

    private Tried tried(RecoveryProof proof, Optional<Credentials> found, Instant now) {
        var whose = found.filter(person -> person.kind() == AccountKind.BENEFICIARY);
        return new Tried(whose, proofs.expected(proof, whose, now));
    }

    /** What was compared must still be good: it may have been used or replaced meanwhile. */
    private Outcome begun(RecoveryProof proof, Tried tried, String limit) {
        var token = draw.token();
        return work.inOne(() -> {
            var now = clock.instant();
            var locked = credentials.lock(tried.whose().orElseThrow().account());
            if (!tried(proof, locked, now).expected().equals(tried.expected())) {
                return new Outcome.NotRecognised();
            }
            var person = locked.orElseThrow().account();
            var recovery = recoveries.find(person).orElseGet(() -> Recovery.none(person));
            recoveries.save(recovery.begun(proof, Tokens.hash(token), now));
            limiter.forget(limit);
            recorder.whoeverItWas(VaultId.of(person), Act.RECOVERY_BEGUN, proof.name(), now);
            return new Outcome.Begun(token, now.plus(Recovery.LIFE));
        });
    }
}
