package org.abri.application.recovery;

import java.time.Instant;
import java.util.Optional;
import org.abri.application.Ports;
import org.abri.application.UnitOfWork;
import org.abri.application.access.Answer;
import org.abri.application.access.Look;
import org.abri.application.account.AccountPorts;
import org.abri.application.inside.Gate;
import org.abri.application.inside.Inside;
import org.abri.application.inside.Limiter.Counted;
import org.abri.application.inside.Passwords;
import org.abri.application.inside.Passwords.Code;
import org.abri.application.inside.Recorder;
import org.abri.application.inside.Tally;
import org.abri.application.inside.Tools;
import org.abri.domain.access.Action;
import org.abri.domain.access.Viewpoint;
import org.abri.domain.account.Username;
import org.abri.domain.journal.Act;
import org.abri.domain.limits.Pace;
import org.abri.domain.recovery.Recovery;
import org.abri.domain.recovery.RecoveryProof;
import org.abri.domain.relay.MonthOfWork.Deed;
import org.abri.domain.relay.Relay;
import org.abri.domain.vault.VaultId;

/**
 * SEC-4: staff of an affiliated relay, who looked at the face and papers of somebody before them, start the recovery of the
 * password that person lost. What staff get opens nothing alone: the person gives another proof too, and chooses the password
 * on their own screen, where nobody sees it. SEC-6: it is recorded, limited, and counted for the manager.
 */
public final class StartRecovery {
    public sealed interface Outcome {
        /** Shown this once, to be typed by the person before {@code until}. */
        record Started(Username username, String code, Instant until) implements Outcome {
            @Override
            public String toString() {
                return "Started[…]";
            }
        }

        /** Too many were started of late, by whoever asks or for that person. */
        record Paused(Instant until) implements Outcome {}
    }

    private final UnitOfWork work;
    private final AccountPorts account;
    private final Recoveries recoveries;
    private final Gate gate;
    private final Passwords passwords;
    private final Tools tools;
    private final Recorder recorder;
    private final Tally tally;

    StartRecovery(Ports ports, Inside inside) {
        work = ports.work();
        account = ports.account();
        recoveries = ports.recoveries();
        gate = inside.gate();
        passwords = inside.passwords();
        tools = inside.tools();
        recorder = inside.recorder();
        tally = inside.tally();
    }

    public Answer<Outcome> start(Viewpoint by, VaultId vault) {
        var allowed = work.inOne(() -> gate.at(by, vault).letting(Action.START_RECOVERY,
                key -> tools.pauseBefore(by, key.at(),
                        new Counted(Pace.RECOVERING_BY_STAFF, by.who().orElseThrow()),
                        new Counted(Pace.RECOVERING_A_PERSON, vault))));
        if (!(allowed instanceof Answer.Given<Optional<Instant>>(var pause, var look) && pause.isEmpty())) {
            return allowed.map(until -> new Outcome.Paused(until.orElseThrow()));
        }
        var code = passwords.drawDigits(Proofs.of(RecoveryProof.STAFF, vault.owner()));
        return work.inOne(() -> {
            var locked = account.credentials().lock(vault.owner());
            var door = gate.at(by, vault);
            return door.lettingIfThere(Action.START_RECOVERY,
                    key -> account.accounts().find(vault.owner()).filter(person -> locked.isPresent())
                            .flatMap(person -> door.look().relay().map(relay -> started(door.look(), vault,
                                    relay, person.username(), code, key.at()))));
        });
    }

    private Outcome started(Look look, VaultId vault, Relay relay, Username username, Code code,
            Instant now) {
        var recovery = recoveries.find(vault.owner()).orElseGet(() -> Recovery.none(vault.owner()));
        recoveries.save(recovery.started(code.hash(), now));
        recorder.onVault(look, vault, Act.RECOVERY_STARTED, relay.name(), now);
        tally.count(relay, Deed.RECOVERY_STARTED, now);
        return new Outcome.Started(username, code.shownOnce(), now.plus(Recovery.LIFE_BEFORE_STAFF));
    }
}
