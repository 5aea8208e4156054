package org.abri.application.session;

import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import org.abri.application.Ports;
import org.abri.application.UnitOfWork;
import org.abri.application.account.AccountPorts;
import org.abri.application.inside.Factors;
import org.abri.application.inside.Gate;
import org.abri.application.inside.Inside;
import org.abri.application.inside.Recorder;
import org.abri.application.inside.Tokens;
import org.abri.domain.account.Account;
import org.abri.domain.access.Viewpoint;
import org.abri.domain.account.AccountId;
import org.abri.domain.account.Credentials;
import org.abri.domain.account.FactorCode;
import org.abri.domain.account.Username;
import org.abri.domain.journal.Act;
import org.abri.domain.limits.SessionLife;

/**
 * MFA-1: the second half of a sign-in: after the right password, a code of the person's app, one of those on paper, or
 * a passkey. It can be
 * tried for five minutes and, as passwords are (AUT-4), not often. Whatever ends the person's sessions ends it too.
 */
public final class ShowFactor {
    /** {@code token} is what {@link SignIn} answered. */
    public record Command(String token, FactorCode code) {
        @Override
        public String toString() {
            return "ShowFactor.Command[…]";
        }
    }

    public sealed interface Outcome {
        /** With the username, which whoever remembers the device needs; empty when it cannot be read any more. */
        record Done(SignedIn signedIn, Optional<Username> username) implements Outcome {}

        /** Not a code that is good now, or one that was used. */
        record WrongCode() implements Outcome {}

        /** The password is to be given again: too long ago, or nothing of it is left. */
        record Over() implements Outcome {}

        /** Too many wrong codes: none is looked at before then. */
        record Paused(Instant until) implements Outcome {}
    }

    private final InstantSource clock;
    private final UnitOfWork work;
    private final AccountPorts ports;
    private final Sessions sessions;
    private final Factors factors;
    private final Gate gate;
    private final Recorder recorder;
    private final StartSession start;
    private final RecordSignIn recordSignIn;

    ShowFactor(Ports ports, Inside inside, StartSession start, RecordSignIn recordSignIn) {
        clock = ports.clock();
        work = ports.work();
        this.ports = ports.account();
        sessions = ports.sessions();
        factors = inside.factors();
        gate = inside.gate();
        recorder = inside.recorder();
        this.start = start;
        this.recordSignIn = recordSignIn;
    }

    /** Whether it can be tried with that token: what a page asks before it shows where. */
    public boolean isOpen(String token) {
        return work.inOne(() -> half(token, clock.instant()).isPresent());
    }

    /** What a passkey is asked with that token; empty when it is over, or the person has none. */
    public Optional<PasskeyAsked> passkeyAsked(String token) {
        var now = clock.instant();
        return work.inOne(() -> half(token, now).flatMap(half -> ports.factors().find(half.account()))
                .flatMap(factor -> Factors.toShow(factor, token, now)).map(PasskeyAsked::of));
    }

    public Outcome show(Command command) {
        var now = clock.instant();
        var half = work.inOne(() -> half(command.token(), now));
        if (half.isEmpty()) { return new Outcome.Over(); }
        var atHome = half.get().stage() == Session.Stage.HALF_AT_HOME;
        var pausedUntil = factors.pauseBeforeTry(half.get().account(), atHome, now);
        return pausedUntil.<Outcome> map(Outcome.Paused::new)
                .orElseGet(() -> work.inOne(() -> tried(command, half.get().account(), now)));
    }

    private Optional<Session> half(String token, Instant now) {
        return sessions.half(Tokens.hash(token))
                .filter(half -> !SessionLife.HALF.over(half.startedAt(), half.usedAt(), now));
    }

    /** The half session may have ended, or been made whole, while whoever tries it waited for the credentials. */
    private Outcome tried(Command command, AccountId account, Instant now) {
        var locked = ports.credentials().lock(account).filter(Credentials::opens);
        var half = half(command.token(), now);
        if (locked.isEmpty() || half.isEmpty()) { return new Outcome.Over(); }
        if (!factors.use(account, half.get().stage() == Session.Stage.HALF_AT_HOME, command.code(), now)) {
            record(locked.get(), Act.FACTOR_CODE_REFUSED, now);
            return new Outcome.WrongCode();
        }
        return begun(command, locked.get(), half.get(), now);
    }

    private Outcome begun(Command command, Credentials person, Session half, Instant now) {
        sessions.remove(half.tokenHash());
        var begun = start.of(person, half.device(), now);
        if (command.code() instanceof FactorCode.OnPaper) {
            record(person, Act.FACTOR_CODE_USED, now);
        }
        recordSignIn.of(begun, now);
        return new Outcome.Done(begun, ports.accounts().find(person.account()).map(Account::username)
                .filter(username -> !username.value().equals(Username.UNREADABLE)));
    }

    private void record(Credentials person, Act act, Instant now) {
        var by = Viewpoint.of(person.kind(), person.account());
        recorder.onOwnAccount(gate.at(by).look(), act, now);
    }
}
