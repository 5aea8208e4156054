package org.abri.application.recovery;

import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import org.abri.application.Ports;
import org.abri.application.UnitOfWork;
import org.abri.application.account.AccountPorts;
import org.abri.application.inside.Inside;
import org.abri.application.inside.Limiter;
import org.abri.application.inside.Limiter.Counted;
import org.abri.application.inside.Messenger;
import org.abri.application.inside.Passwords;
import org.abri.application.inside.Passwords.Code;
import org.abri.application.inside.Tokens;
import org.abri.domain.account.Account;
import org.abri.domain.account.AccountId;
import org.abri.domain.account.AccountKind;
import org.abri.domain.account.Credentials;
import org.abri.domain.account.OneTimeCode;
import org.abri.domain.account.PhoneNumber;
import org.abri.domain.account.Username;
import org.abri.domain.recovery.Recovery;
import org.abri.domain.recovery.RecoveryProof;

/**
 * SEC-4, REC-1: sends a code to the phone of whoever lost their password: to a number that is on their account, which
 * they proved to be theirs, and to no other (OPS-4), three an hour and five a day at most. AUT-5: whether anybody has that
 * username, or a phone, proven or not, is never said, and the slow part is the same.
 */
public final class SendRecoveryCode {
    public sealed interface Outcome {
        /** If somebody has that username, and a proven phone that has not had too many. */
        record Sent() implements Outcome {}

        /** OPS-4: so many SMS leave for all at this moment that none more does. */
        record Paused(Instant until) implements Outcome {}
    }

    private final InstantSource clock;
    private final UnitOfWork work;
    private final AccountPorts account;
    private final Recoveries recoveries;
    private final Passwords passwords;
    private final Limiter limiter;
    private final Messenger messenger;

    SendRecoveryCode(Ports ports, Inside inside) {
        clock = ports.clock();
        work = ports.work();
        account = ports.account();
        recoveries = ports.recoveries();
        passwords = inside.passwords();
        limiter = inside.limiter();
        messenger = inside.messenger();
    }

    /** As the first proof. */
    public Outcome send(Username username) {
        return sendTo(work.inOne(() -> account.credentials().ofUsername(username))
                .filter(found -> found.kind() == AccountKind.BENEFICIARY).map(Credentials::account));
    }

    /** As the second proof, once another one was right. Nothing leaves when that is over. */
    public Outcome sendSecond(String token) {
        return sendTo(work.inOne(() -> recoveries.ofToken(Tokens.hash(token)))
                .filter(found -> found.underwayAt(clock.instant()).isPresent()).map(Recovery::account));
    }

    /** One hash on every path (AUT-5). */
    private Outcome sendTo(Optional<AccountId> whose) {
        var code = passwords
                .drawDigits(Proofs.of(RecoveryProof.SMS_CODE, whose.orElse(AccountId.NOBODY)));
        return work.inOne(() -> {
            var now = clock.instant();
            var pause = limiter.pausedUntil(now, Counted.SMS_OF_ALL);
            if (pause.isPresent()) { return new Outcome.Paused(pause.get()); }
            whose.filter(id -> account.credentials().lock(id).isPresent())
                    .flatMap(account.accounts()::find)
                    .ifPresent(person -> person.provenPhone().filter(number -> mayLeave(person, number, now))
                            .ifPresent(number -> leave(person, number, code, now)));
            return new Outcome.Sent();
        });
    }

    private boolean mayLeave(Account person, PhoneNumber number, Instant now) {
        return limiter.maySend(person.id(), number, now)
                && limiter.pauseBefore(now, Counted.SMS_OF_ALL).isEmpty();
    }

    private void leave(Account person, PhoneNumber number, Code code, Instant now) {
        var recovery = recoveries.find(person.id()).orElseGet(() -> Recovery.none(person.id()));
        recoveries.save(recovery.sent(code.hash(), now));
        messenger.send(person, number, texts -> texts.recoveryCode(person.language(), code.shownOnce()),
                now.plus(OneTimeCode.LIFE), now);
    }
}
