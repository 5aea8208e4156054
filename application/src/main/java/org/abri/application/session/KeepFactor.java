package org.abri.application.session;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.abri.application.Ports;
import org.abri.application.UnitOfWork;
import org.abri.application.access.Answer;
import org.abri.application.account.AccountPorts;
import org.abri.application.inside.Draw;
import org.abri.application.inside.Factors;
import org.abri.application.inside.Gate;
import org.abri.application.inside.Inside;
import org.abri.application.inside.Recorder;
import org.abri.application.inside.Tokens;
import org.abri.domain.access.Action;
import org.abri.domain.access.Viewpoint;
import org.abri.domain.account.Credentials;
import org.abri.domain.account.FactorCode;
import org.abri.domain.account.FactorState;
import org.abri.domain.account.Passkey;
import org.abri.domain.account.PasswordRules;
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

    /**
     * What somebody has: {@code since} of the app, if there is one; {@code codesLeft} on paper; their passkeys; REC-2: from when on the
     * password is enough, because somebody says that it is lost.
     */
    public record Seen(FactorState state, Optional<Instant> since, int codesLeft, List<Passkey> passkeys,
            Optional<Instant> liftedAt) {}

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

        /** AUT-1: the password is too short to be the only factor: a longer one is chosen first. */
        record PasswordTooShort<T>() implements Outcome<T> {}
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

        /** Nothing is proposed in that session, or no longer. */
        record NothingProposed() implements Confirmation {}
    }

    private final UnitOfWork work;
    private final AccountPorts ports;
    private final Gate gate;
    private final Recorder recorder;
    private final Factors factors;
    private final Draw draw;
    private final FactorChange change;

    KeepFactor(Ports ports, Inside inside, FactorChange change) {
        work = ports.work();
        this.ports = ports.account();
        gate = inside.gate();
        recorder = inside.recorder();
        factors = inside.factors();
        draw = inside.draw();
        this.change = change;
    }

    public Answer<Seen> see(Viewpoint by) {
        return work.inOne(() -> gate.at(by).lettingIfThere(Action.KEEP_FACTOR,
                key -> ports.credentials().find(by.who().orElseThrow())
                        .map(person -> seen(person, key.at()))));
    }

    private Seen seen(Credentials person, Instant now) {
        var factor = person.factor().set() ? change.factorOf(person.account())
                : SecondFactor.none(person.account());
        return new Seen(person.factor(), factor.app().map(SecondFactor.App::since),
                factor.onPaper().size(), factor.keyring().passkeys(),
                factor.lostAt().flatMap(at -> SecondFactor.lifted(at, now)));
    }

    /**
     * REC-2: it was not lost, whoever said so, and goes on being asked for: whoever is in showed it. Answers whether it was said to
     * be lost.
     */
    public Answer<Boolean> found(Viewpoint by) {
        return work.inOne(() -> {
            var locked = by.who().flatMap(ports.credentials()::lock);
            var door = gate.at(by);
            return door.letting(Action.KEEP_FACTOR, key -> {
                var lost = locked.flatMap(person -> ports.factors().find(person.account()))
                        .filter(factor -> factor.isLostAt(key.at()));
                lost.ifPresent(factor -> {
                    ports.factors().save(factor.found());
                    recorder.onOwnAccount(door.look(), Act.FACTOR_FOUND, key.at());
                });
                return lost.isPresent();
            });
        });
    }

    /**
     * Proposes another app, in the session of that token; the one that counts, if there is one, goes on counting until it is
     * {@link #confirm confirmed}.
     */
    public Answer<Outcome<Boolean>> propose(Proof proof, String token) {
        return change.proven(proof, act -> {
            ports.factors().save(
                    change.factorOf(act.account()).proposing(draw.seed(), Tokens.hash(token), act.at()));
            return new Outcome.Done<>(true);
        });
    }

    /** REC-3: what the app is to be given; empty when nothing is proposed in the session of that token, or no longer. */
    public Answer<Optional<Proposal>> proposed(Viewpoint by, String token) {
        return work.inOne(() -> gate.at(by).letting(Action.KEEP_FACTOR,
                key -> ports.accounts().find(by.who().orElseThrow())
                        .flatMap(account -> change.factorOf(account.id())
                                .proposedAt(Tokens.hash(token), key.at())
                                .map(proposed -> new Proposal(proposed.seed(), account.username())))));
    }

    /**
     * REC-3: the app shows that it makes the right codes, in the session of that token, in which it was proposed, and counts from now
     * on. {@code device} is what the person sits at.
     */
    public Answer<Confirmation> confirm(Viewpoint by, String token, String digits, DeviceKind device) {
        return work.inOne(() -> {
            var locked = by.who().flatMap(ports.credentials()::lock);
            var door = gate.at(by);
            return door.lettingIfThere(Action.KEEP_FACTOR, key -> locked
                    .map(person -> confirmed(new FactorChange.Asking(door.look(), person, key.at()), token,
                            digits, device)));
        });
    }

    private Confirmation confirmed(FactorChange.Asking act, String token, String digits,
            DeviceKind device) {
        var factor = change.factorOf(act.account());
        var proposed = factor.proposedAt(Tokens.hash(token), act.at());
        if (proposed.isEmpty()) { return new Confirmation.NothingProposed(); }
        var seed = proposed.get().seed();
        var step = Factors.stepOf(digits, seed, proposed.get().goodSteps(act.at()));
        if (step.isEmpty()) {
            return Factors.stepOf(digits, seed, proposed.get().stepsOff(act.at())).isPresent()
                    ? new Confirmation.ClockOff()
                    : new Confirmation.WrongCode();
        }
        var codes = factors.codesOnPaper();
        ports.factors().save(factor.confirmed(step.get(), Factors.hashes(act.account(), codes), act.at()));
        return new Confirmation.Confirmed(change.changed(act, true, Act.FACTOR_SET, device), codes);
    }

    /** Other codes on paper, in place of those before; answers them, to be shown once. */
    public Answer<Outcome<List<String>>> renewCodes(Proof proof) {
        return change.proven(proof, act -> {
            if (!act.person().factor().set()) { return new Outcome.WrongCode<>(); }
            var codes = factors.codesOnPaper();
            ports.factors()
                    .save(change.factorOf(act.account()).withOnPaper(Factors.hashes(act.account(), codes)));
            recorder.onOwnAccount(act.look(), Act.FACTOR_CODES_RENEWED, act.at());
            return new Outcome.Done<>(codes);
        });
    }

    /** SEC-2: only where it is not required. Answers the session that goes on. */
    public Answer<Outcome<SignedIn>> turnOff(Proof proof, DeviceKind device) {
        return change.proven(proof, act -> {
            if (!act.person().factor().set()) { return new Outcome.WrongCode<>(); }
            if (act.person().factor().required()) { return new Outcome.Required<>(); }
            if (!PasswordRules.isLongEnoughAlone(proof.password())) {
                return new Outcome.PasswordTooShort<>();
            }
            ports.factors().remove(act.account());
            return new Outcome.Done<>(change.changed(act, false, Act.FACTOR_TURNED_OFF, device));
        });
    }
}
