package org.abri.application.account;

import java.time.Instant;
import java.util.Optional;
import org.abri.application.Ports;
import org.abri.application.UnitOfWork;
import org.abri.application.access.Answer;
import org.abri.application.access.Look;
import org.abri.application.inside.Gate;
import org.abri.application.inside.GivenAgain;
import org.abri.application.inside.Inside;
import org.abri.application.inside.Limiter.Counted;
import org.abri.application.inside.Limiter;
import org.abri.application.inside.Messenger;
import org.abri.application.inside.Passwords.Code;
import org.abri.application.inside.Passwords;
import org.abri.application.inside.Recorder;
import org.abri.application.inside.Secrets;
import org.abri.domain.access.Action;
import org.abri.domain.access.Viewpoint;
import org.abri.domain.account.Account;
import org.abri.domain.account.OneTimeCode;
import org.abri.domain.account.OwnPhone;
import org.abri.domain.account.SecretHash;
import org.abri.domain.journal.Act;
import org.abri.domain.text.InvalidValue;

/**
 * SEC-4: people prove that the number on their account is theirs: a code is sent to it, and comes back from their own session
 * with their password. A code that was told to staff proves nothing of a number, for staff may have typed their own; nor does
 * one that whoever found a session open types there.
 */
public final class ProvePhone {
    public sealed interface Outcome {
        /** A code is on its way, good for ten minutes and five tries; the one before is dead. */
        record Sent() implements Outcome {}

        /** There is no phone, or it is proven. */
        record NothingToProve() implements Outcome {}

        /** REC-1: that person, or that number, had too many of late. */
        record SentTooMuch() implements Outcome {}

        /** OPS-4: so many SMS leave for all at this moment that none more does. */
        record Paused(Instant until) implements Outcome {}
    }

    private final UnitOfWork work;
    private final AccountPorts account;
    private final Gate gate;
    private final GivenAgain givenAgain;
    private final Passwords passwords;
    private final Secrets secrets;
    private final Limiter limiter;
    private final Messenger messenger;
    private final Recorder recorder;

    ProvePhone(Ports ports, Inside inside) {
        work = ports.work();
        account = ports.account();
        gate = inside.gate();
        givenAgain = inside.givenAgain();
        passwords = inside.passwords();
        secrets = inside.secrets();
        limiter = inside.limiter();
        messenger = inside.messenger();
        recorder = inside.recorder();
    }

    private Answer<Account> mayChange(Viewpoint by) {
        return work.inOne(() -> gate.at(by).lettingIfThere(Action.CHANGE_OWN_ACCOUNT, key -> own(by)));
    }

    private Optional<Account> own(Viewpoint by) {
        return account.accounts().find(by.who().orElseThrow());
    }

    /** Sends a code to the number on the account of whoever asks, which they have not proven yet. */
    public Answer<Outcome> ask(Viewpoint by) {
        var before = mayChange(by);
        if (!(before instanceof Answer.Given<Account>(var person, var seen)
                && person.unprovenPhone().isPresent())) {
            return before.map(proven -> new Outcome.NothingToProve());
        }
        var code = passwords.drawDigits(Secrets.Of.ownPhone(person.id()));
        return work.inOne(() -> {
            by.who().ifPresent(account.credentials()::lock);
            var door = gate.at(by);
            return door.lettingIfThere(Action.CHANGE_OWN_ACCOUNT, key -> own(by).map(current -> current
                    .unprovenPhone().map(phone -> asked(door.look(), current, phone, code, key.at()))
                    .orElseGet(Outcome.NothingToProve::new)));
        });
    }

    private Outcome asked(Look look, Account person, OwnPhone phone, Code code, Instant now) {
        var pause = limiter.pausedUntil(now, Counted.SMS_OF_ALL);
        if (pause.isPresent()) { return new Outcome.Paused(pause.get()); }
        if (!limiter.maySend(person.id(), phone.number(), now)) { return new Outcome.SentTooMuch(); }
        var unused = limiter.pauseBefore(now, Counted.SMS_OF_ALL);
        account.accounts().save(person.with(phone.asked(code.hash(), now)));
        recorder.onOwnAccount(look, Act.PHONE_CODE_ASKED, now);
        messenger.send(person, phone.number(), texts -> texts.phoneCode(person.language(), code.shownOnce()),
                now.plus(OneTimeCode.LIFE), now);
        return new Outcome.Sent();
    }

    /**
     * REC-1, REC-3: with the password given again and the code that was sent; five wrong ones and it is dead, ten in a day and none
     * is looked at. Answers whether the number is proven, now or since before (I4); empty when the password is wrong, which is no try of
     * the code. What is not six digits is no try either.
     */
    public Answer<Optional<Boolean>> prove(Viewpoint by, String password, String typed) {
        var before = mayChange(by);
        if (!(before instanceof Answer.Given<Account>(var person, var seen)
                && InvalidValue.in(() -> OneTimeCode.typed(typed)).isEmpty())) {
            return before.map(own -> Optional.of(isProven(own)));
        }
        var expected = person.unprovenPhone().flatMap(phone -> phone.codeAt(seen.at()));
        var right = secrets.matches(expected.map(hash -> Secrets.Of.ownPhone(person.id())),
                OneTimeCode.typed(typed), expected);
        return givenAgain.before(by, Action.CHANGE_OWN_ACCOUNT, password, (look, locked, now) -> {
            var current = account.accounts().find(locked.account()).orElseThrow();
            var tried = current.unprovenPhone().filter(phone -> isStill(expected, phone, now))
                    .filter(phone -> limiter.mayTryCodes(current.id(), now));
            tried.ifPresent(phone -> compared(look, current, phone, right, now));
            return isProven(current) || (right && tried.isPresent());
        });
    }

    private static boolean isProven(Account person) {
        return person.provenPhone().isPresent();
    }

    /** It may have been used up, or another was sent or another number written, since it was compared. */
    private static boolean isStill(Optional<SecretHash> compared, OwnPhone phone, Instant now) {
        return compared.isPresent() && phone.codeAt(now).equals(compared);
    }

    private void compared(Look look, Account person, OwnPhone phone, boolean right, Instant now) {
        account.accounts().save(person.with(right ? phone.nowProven() : phone.withWrongCode()));
        recorder.onOwnAccount(look, right ? Act.PHONE_PROVEN : Act.CODE_REFUSED, now);
        if (!right) {
            limiter.wrongCode(person.id(), now);
        }
    }
}
