package org.abri.application.session;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.abri.application.Ports;
import org.abri.application.UnitOfWork;
import org.abri.application.access.Answer;
import org.abri.application.access.Look;
import org.abri.application.account.AccountPorts;
import org.abri.application.inside.Draw;
import org.abri.application.inside.Factors;
import org.abri.application.inside.Gate;
import org.abri.application.inside.GivenAgain;
import org.abri.application.inside.Inside;
import org.abri.application.inside.Messenger;
import org.abri.application.inside.Recorder;
import org.abri.domain.access.Action;
import org.abri.domain.access.Viewpoint;
import org.abri.domain.account.Account;
import org.abri.domain.account.AccountId;
import org.abri.domain.account.Credentials;
import org.abri.domain.account.FactorCode;
import org.abri.domain.account.FactorState;
import org.abri.domain.account.SecondFactor;
import org.abri.domain.account.Seed;
import org.abri.domain.account.Username;
import org.abri.domain.journal.Act;

/**
 * SEC-2, MFA-1: a person sets up a second factor, renews it, makes new codes on paper, or turns it off. REC-3: each needs the
 * password given again, and once there is a factor a code of it. SES-3: another factor ends all sessions but the one it was
 * changed in, which goes on with a new token (SES-2).
 */
public final class KeepFactor {
    /** Who asks, with the password given again; the code only of whoever has a factor. */
    public record Proof(Viewpoint by, String password, Optional<FactorCode> code) {
        @Override
        public String toString() {
            return "Proof[…]";
        }
    }

    /** What somebody has: {@code since} and {@code codesLeft} of a factor that is set up. */
    public record Seen(FactorState state, Optional<Instant> since, int codesLeft) {}

    /** What an app is given, until it is confirmed. */
    public record Proposal(Seed seed, Username username) {}

    public sealed interface Outcome<T> {
        record Done<T>(T value) implements Outcome<T> {}

        /** Or not looked at, while there is a pause (AUT-4). */
        record WrongPassword<T>() implements Outcome<T> {}

        /** Wrong, used, missing, or not looked at, while there is a pause (AUT-4). */
        record WrongCode<T>() implements Outcome<T> {}

        /** SEC-2: where it is required it is renewed, and not turned off. */
        record Required<T>() implements Outcome<T> {}
    }

    public sealed interface Confirmation {
        /** The codes on paper are shown this once. */
        record Confirmed(SignedIn signedIn, List<String> codesOnPaper) implements Confirmation {
            @Override
            public String toString() {
                return "Confirmed[…]";
            }
        }

        record WrongCode() implements Confirmation {}

        /** The app makes the right codes, at the wrong time: its clock is off by more than half a minute. */
        record ClockOff() implements Confirmation {}

        /** Nothing is proposed, or no longer. */
        record NothingProposed() implements Confirmation {}
    }

    /** Of two counts of tries the one that nobody reaches who is not signed in. */
    private static final boolean AT_HOME = true;
    private static final Duration WORTH_TELLING = Duration.ofDays(1);

    private final InstantSource clock;
    private final UnitOfWork work;
    private final AccountPorts ports;
    private final Sessions sessions;
    private final Gate gate;
    private final Recorder recorder;
    private final GivenAgain givenAgain;
    private final Factors factors;
    private final Draw draw;
    private final Messenger messenger;
    private final StartSession start;

    KeepFactor(Ports ports, Inside inside, StartSession start) {
        clock = ports.clock();
        work = ports.work();
        this.ports = ports.account();
        sessions = ports.sessions();
        gate = inside.gate();
        recorder = inside.recorder();
        givenAgain = inside.givenAgain();
        factors = inside.factors();
        draw = inside.draw();
        messenger = inside.messenger();
        this.start = start;
    }

    public Answer<Seen> see(Viewpoint by) {
        return work.inOne(() -> gate.at(by).lettingIfThere(Action.KEEP_FACTOR,
                key -> ports.credentials().find(by.who().orElseThrow()).map(this::seen)));
    }

    private Seen seen(Credentials person) {
        var app = person.factor().set() ? ports.factors().find(person.account()).flatMap(SecondFactor::app)
                : Optional.<SecondFactor.App> empty();
        return new Seen(person.factor(), app.map(SecondFactor.App::since),
                app.map(one -> one.onPaper().size()).orElse(0));
    }

    /** Proposes another app; the one that counts, if there is one, goes on counting until it is {@link #confirm confirmed}. */
    public Answer<Outcome<Boolean>> propose(Proof proof) {
        return proven(proof, act -> {
            ports.factors().save(factorOf(act.account()).proposing(draw.seed(), act.at()));
            return new Outcome.Done<>(true);
        });
    }

    /** What the app is to be given; empty when nothing is proposed, or no longer. */
    public Answer<Optional<Proposal>> proposed(Viewpoint by) {
        return work.inOne(() -> gate.at(by).letting(Action.KEEP_FACTOR,
                key -> ports.accounts().find(by.who().orElseThrow())
                        .flatMap(account -> factorOf(account.id()).proposedAt(key.at())
                                .map(proposed -> new Proposal(proposed.seed(), account.username())))));
    }

    /** The app shows that it makes the right codes, and counts from now on. {@code device} is what the person sits at. */
    public Answer<Confirmation> confirm(Viewpoint by, String digits, DeviceKind device) {
        return work.inOne(() -> {
            var locked = by.who().flatMap(ports.credentials()::lock);
            var door = gate.at(by);
            return door.lettingIfThere(Action.KEEP_FACTOR, key -> locked
                    .map(person -> confirmed(new Asking(door.look(), person, key.at()), digits, device)));
        });
    }

    private Confirmation confirmed(Asking act, String digits, DeviceKind device) {
        var factor = factorOf(act.account());
        var proposed = factor.proposedAt(act.at());
        if (proposed.isEmpty()) { return new Confirmation.NothingProposed(); }
        var seed = proposed.get().seed();
        var step = Factors.stepOf(digits, seed, proposed.get().goodSteps(act.at()));
        if (step.isEmpty()) {
            return Factors.stepOf(digits, seed, proposed.get().stepsOff(act.at())).isPresent()
                    ? new Confirmation.ClockOff()
                    : new Confirmation.WrongCode();
        }
        var codes = factors.codesOnPaper();
        ports.factors().save(factor.confirmed(step.get(), hashes(act.account(), codes), act.at()));
        return new Confirmation.Confirmed(changed(act, true, Act.FACTOR_SET, device), codes);
    }

    /** Other codes on paper, in place of those before; answers them, to be shown once. */
    public Answer<Outcome<List<String>>> renewCodes(Proof proof) {
        return proven(proof, act -> {
            if (!act.person().factor().set()) { return new Outcome.WrongCode<>(); }
            var codes = factors.codesOnPaper();
            ports.factors().save(factorOf(act.account()).withOnPaper(hashes(act.account(), codes)));
            recorder.onOwnAccount(act.look(), Act.FACTOR_CODES_RENEWED, act.at());
            return new Outcome.Done<>(codes);
        });
    }

    /** SEC-2: only where it is not required. Answers the session that goes on. */
    public Answer<Outcome<SignedIn>> turnOff(Proof proof, DeviceKind device) {
        return proven(proof, act -> {
            if (!act.person().factor().set()) { return new Outcome.WrongCode<>(); }
            if (act.person().factor().required()) { return new Outcome.Required<>(); }
            ports.factors().remove(act.account());
            return new Outcome.Done<>(changed(act, false, Act.FACTOR_TURNED_OFF, device));
        });
    }

    /** Who asks and when, once they are known: their credentials are locked. */
    private record Asking(Look look, Credentials person, Instant at) {
        AccountId account() {
            return person.account();
        }
    }

    private <T> Answer<Outcome<T>> proven(Proof proof, Function<Asking, Outcome<T>> act) {
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

    private SignedIn changed(Asking asking, boolean set, Act act, DeviceKind device) {
        var changed = asking.person().withFactorSet(set);
        ports.credentials().save(changed);
        sessions.removeAll(asking.account());
        recorder.onOwnAccount(asking.look(), act, asking.at());
        ports.accounts().find(asking.account()).ifPresent(person -> tell(person, asking.at()));
        return start.of(changed, device, asking.at());
    }

    /** REC-3: whoever has a phone on their account is told there: it may have been somebody else. */
    private void tell(Account person, Instant now) {
        person.phone().ifPresent(number -> messenger.send(person, number,
                texts -> texts.factorChanged(person.language()), now.plus(WORTH_TELLING), now));
    }

    private SecondFactor factorOf(AccountId account) {
        return ports.factors().find(account).orElseGet(() -> SecondFactor.none(account));
    }

    private static Set<String> hashes(AccountId account, List<String> codes) {
        return codes.stream().map(FactorCode::typed)
                .map(code -> Factors.hash(account, ((FactorCode.OnPaper) code).letters()))
                .collect(Collectors.toSet());
    }
}
