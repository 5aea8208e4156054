package org.abri.application.session;

import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.Function;
import org.abri.application.Ports;
import org.abri.application.UnitOfWork;
import org.abri.application.access.Answer;
import org.abri.application.access.Look;
import org.abri.application.account.AccountPorts;
import org.abri.application.inside.Factors;
import org.abri.application.inside.Gate;
import org.abri.application.inside.GivenAgain;
import org.abri.application.inside.Inside;
import org.abri.application.inside.Messenger;
import org.abri.application.inside.Recorder;
import org.abri.application.session.KeepFactor.Outcome;
import org.abri.application.session.KeepFactor.Proof;
import org.abri.domain.access.Action;
import org.abri.domain.account.AccountId;
import org.abri.domain.account.Credentials;
import org.abri.domain.account.SecondFactor;
import org.abri.domain.journal.Act;

/**
 * REC-3, SES-3: how one's own second factor changes, whatever of it does: by whoever proves that they are its owner; and then
 * all sessions end but the one in which it was done, which goes on with a new token (SES-2).
 */
final class FactorChange {
    /** Of two counts of tries the one that nobody reaches who is not signed in. */
    private static final boolean AT_HOME = true;

    private final InstantSource clock;
    private final UnitOfWork work;
    private final AccountPorts ports;
    private final Sessions sessions;
    private final Gate gate;
    private final Recorder recorder;
    private final GivenAgain givenAgain;
    private final Factors factors;
    private final Messenger messenger;
    private final StartSession start;

    FactorChange(Ports ports, Inside inside, StartSession start) {
        clock = ports.clock();
        work = ports.work();
        this.ports = ports.account();
        sessions = ports.sessions();
        gate = inside.gate();
        recorder = inside.recorder();
        givenAgain = inside.givenAgain();
        factors = inside.factors();
        messenger = inside.messenger();
        this.start = start;
    }

    /** Who asks and when, once they are known: their credentials are locked. */
    record Asking(Look look, Credentials person, Instant at) {
        AccountId account() {
            return person.account();
        }
    }

    /** Does something with the credentials locked, once the password was given again, and a code where there is a factor. */
    <T> Answer<Outcome<T>> proven(Proof proof, Function<Asking, Outcome<T>> act) {
        var before = work.inOne(() -> gate.at(proof.by()).lettingIfThere(Action.KEEP_FACTOR,
                key -> ports.credentials().find(proof.by().who().orElseThrow())));
        return switch (before) {
            case Answer.Refused<Credentials>(var why) -> new Answer.Refused<>(why);
            case Answer.Given<Credentials>(var person, var look) -> {
                if (!givenAgain.isRight(proof.password(), person)) {
                    yield new Answer.Given<>(new Outcome.WrongPassword<>(), look);
                }
                yield mayBeTried(proof, person) ? acted(proof, person, act)
                        : new Answer.Given<>(new Outcome.WrongCode<>(), look);
            }
        };
    }

    /** AUT-4: a code is missing, or tries are paused. */
    private boolean mayBeTried(Proof proof, Credentials person) {
        return !person.factor().set() || (proof.code().isPresent()
                && factors.pauseBeforeTry(person.account(), AT_HOME, clock.instant()).isEmpty());
    }

    /** What was compared must still be theirs: another change may have come first. */
    private <T> Answer<Outcome<T>> acted(Proof proof, Credentials before, Function<Asking, Outcome<T>> act) {
        return work.inOne(() -> {
            var locked = ports.credentials().lock(before.account());
            var door = gate.at(proof.by());
            return door.letting(Action.KEEP_FACTOR, key -> {
                if (!locked.map(Credentials::password).equals(Optional.of(before.password()))) {
                    return new Outcome.WrongPassword<>();
                }
                var asking = new Asking(door.look(), locked.orElseThrow(), key.at());
                return isShown(proof, asking) ? act.apply(asking) : refused(asking);
            });
        });
    }

    private boolean isShown(Proof proof, Asking asking) {
        return !asking.person().factor().set() || proof.code()
                .filter(code -> factors.use(asking.account(), AT_HOME, code, asking.at())).isPresent();
    }

    /** LAW-2: whoever knew the password and not the code. */
    private <T> Outcome<T> refused(Asking asking) {
        recorder.onOwnAccount(asking.look(), Act.FACTOR_CODE_REFUSED, asking.at());
        return new Outcome.WrongCode<>();
    }

    /** The factor is as it is from now on; answers the session that goes on. */
    SignedIn changed(Asking asking, boolean set, Act act, DeviceKind device) {
        var changed = asking.person().withFactorSet(set);
        ports.credentials().save(changed);
        sessions.removeAll(asking.account());
        recorder.onOwnAccount(asking.look(), act, asking.at());
        // REC-3: it may have been somebody else
        ports.accounts().find(asking.account()).ifPresent(person -> messenger.tell(person,
                texts -> texts.factorChanged(person.language()), asking.at()));
        return start.of(changed, device, asking.at());
    }

    /** Inside a unit of work. */
    SecondFactor factorOf(AccountId account) {
        return ports.factors().find(account).orElseGet(() -> SecondFactor.none(account));
    }
}
