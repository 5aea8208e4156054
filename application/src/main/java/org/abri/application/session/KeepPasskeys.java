package org.abri.application.session;

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
import org.abri.application.inside.Tokens;
import org.abri.application.session.KeepFactor.Outcome;
import org.abri.application.session.KeepFactor.Proof;
import org.abri.domain.access.Action;
import org.abri.domain.access.Viewpoint;
import org.abri.domain.account.FactorCode;
import org.abri.domain.account.FactorState;
import org.abri.domain.account.PasskeyId;
import org.abri.domain.account.PasswordRules;
import org.abri.domain.account.Username;
import org.abri.domain.journal.Act;

/**
 * SEC-2, MFA-1: a person adds passkeys to their second factor, and removes them; the first one they add is a factor, as an app
 * is, and comes with codes on paper. REC-3: both need the password given again, and once there is a factor a code of it, or a
 * passkey.
 */
public final class KeepPasskeys {
    /** What a browser makes a passkey of. {@code asked} names those there are, of which no second one is made. */
    public record Proposal(PasskeyAsked asked, Username username) {}

    public sealed interface Creation {
        /** The codes on paper are shown this once; none when there were some already. */
        record Created(SignedIn signedIn, List<String> codesOnPaper) implements Creation {
            @Override
            public String toString() {
                return "Created[…]";
            }
        }

        /** Not what a browser answers that was asked here and now: of another site, another session, of before, or twice. */
        record WrongAnswer() implements Creation {}

        /** None is offered in that session, or no longer. */
        record NothingProposed() implements Creation {}
    }

    private final UnitOfWork work;
    private final AccountPorts ports;
    private final Gate gate;
    private final Factors factors;
    private final Draw draw;
    private final FactorChange change;

    KeepPasskeys(Ports ports, Inside inside, FactorChange change) {
        work = ports.work();
        this.ports = ports.account();
        gate = inside.gate();
        factors = inside.factors();
        draw = inside.draw();
        this.change = change;
    }

    /** What to ask of a passkey in the session of that token, for a {@link Proof}; empty when there is none. */
    public Answer<Optional<PasskeyAsked>> asked(Viewpoint by, String token) {
        return work.inOne(() -> gate.at(by).letting(Action.KEEP_FACTOR, key -> Factors
                .toShow(change.factorOf(by.who().orElseThrow()), token, key.at()).map(PasskeyAsked::of)));
    }

    /**
     * From now on one can be {@link #create made}, for some minutes, in the session of that token; false when there are as many as
     * there may be.
     */
    public Answer<Outcome<Boolean>> propose(Proof proof, String token) {
        return change.proven(proof, act -> {
            var factor = change.factorOf(act.account());
            if (factor.keyring().isFull()) { return new Outcome.Done<>(false); }
            ports.factors()
                    .save(factor.with(factor.keyring().offering(draw.token(), Tokens.hash(token), act.at())));
            return new Outcome.Done<>(true);
        });
    }

    /** What it is made of; empty when none is proposed in the session of that token, or no longer. */
    public Answer<Optional<Proposal>> proposed(Viewpoint by, String token) {
        return work.inOne(() -> gate.at(by).letting(Action.KEEP_FACTOR,
                key -> ports.accounts().find(by.who().orElseThrow()).flatMap(account -> Factors
                        .toMake(change.factorOf(account.id()), token, key.at())
                        .map(asking -> new Proposal(PasskeyAsked.of(asking), account.username())))));
    }

    /** One was made, in the session in which it was proposed (REC-3), and counts from now on. {@code device} is what the person sits at. */
    public Answer<Creation> create(Viewpoint by, FactorCode.OfPasskey made, String name, DeviceKind device) {
        return work.inOne(() -> {
            var locked = by.who().flatMap(ports.credentials()::lock);
            var door = gate.at(by);
            return door.lettingIfThere(Action.KEEP_FACTOR, key -> locked.map(person -> created(
                    new FactorChange.Asking(door.look(), person, key.at()), made, name, device)));
        });
    }

    private Creation created(FactorChange.Asking act, FactorCode.OfPasskey made, String name,
            DeviceKind device) {
        var before = change.factorOf(act.account());
        if (!before.keyring().offersAt(Tokens.hash(made.boundTo()), act.at())) {
            return new Creation.NothingProposed();
        }
        var with = factors.made(before, made, name, act.at());
        if (with.isEmpty()) { return new Creation.WrongAnswer(); }
        var codes = before.isSet() ? List.<String> of() : factors.codesOnPaper();
        ports.factors().save(before.isSet() ? with.get()
                : with.get().withOnPaper(Factors.hashes(act.account(), codes)));
        return new Creation.Created(change.changed(act, true, Act.PASSKEY_ADDED, device), codes);
    }

    /**
     * Removing what is not there, or no longer, changes nothing but sessions. The last one, of whoever has no app, takes the
     * factor with it: only where none is required ({@link FactorState#required}).
     */
    public Answer<Outcome<SignedIn>> remove(Proof proof, PasskeyId passkey, DeviceKind device) {
        return change.proven(proof, act -> {
            var before = change.factorOf(act.account());
            var left = before.with(before.keyring().without(passkey));
            if (!left.isSet() && act.person().factor().required()) { return new Outcome.Required<>(); }
            if (!left.isSet() && !PasswordRules.isLongEnoughAlone(proof.password())) {
                return new Outcome.PasswordTooShort<>();
            }
            if (left.isSet()) {
                ports.factors().save(left);
            } else {
                ports.factors().remove(act.account());
            }
            return new Outcome.Done<>(change.changed(act, left.isSet(), Act.PASSKEY_REMOVED, device));
        });
    }
}
