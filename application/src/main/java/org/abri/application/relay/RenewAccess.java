package org.abri.application.relay;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.abri.application.Ports;
import org.abri.application.UnitOfWork;
import org.abri.application.access.Answer;
import org.abri.application.access.Look;
import org.abri.application.account.AccountPorts;
import org.abri.application.inside.Door;
import org.abri.application.inside.Gate;
import org.abri.application.inside.Inside;
import org.abri.application.inside.Limiter.Counted;
import org.abri.application.inside.Limiter;
import org.abri.application.inside.Messenger;
import org.abri.application.inside.Passwords.Code;
import org.abri.application.inside.Passwords;
import org.abri.application.inside.Recorder;
import org.abri.application.inside.Tools;
import org.abri.domain.access.Action;
import org.abri.domain.access.Granted;
import org.abri.domain.access.Viewpoint;
import org.abri.domain.account.Account;
import org.abri.domain.account.AccountId;
import org.abri.domain.account.Credentials;
import org.abri.domain.account.OneTimeCode;
import org.abri.domain.account.PhoneNumber;
import org.abri.domain.account.Username;
import org.abri.domain.journal.Act;
import org.abri.domain.limits.Pace;
import org.abri.domain.relay.RelayId;
import org.abri.domain.relay.Renewal.Approval;
import org.abri.domain.relay.Renewal;

/**
 * AUT-6, VLT-13: a new way in for somebody of the team who lost theirs. Whoever asks never holds anything that opens an
 * account whose owner has chosen a password: the code goes to that person's phone, or what is on the paper is dead until a
 * second person approves. The person is told who asked, and can stop it; until they choose another, their password is good.
 * SEC-4: a phone that they did not prove to be theirs is none.
 */
public final class RenewAccess {
    public sealed interface Outcome {
        /** Nobody has chosen a password there yet: a new code, in place of the one before. Shown this once. */
        record CodeGiven(Username username, String code) implements Outcome {
            @Override
            public String toString() {
                return "CodeGiven[…]";
            }
        }

        /** The code is on its way to the person's phone, and nowhere else. */
        record Sent(Username username) implements Outcome {}

        /** Shown this once; it opens nothing until somebody else has approved. */
        record Waiting(Username username, String code) implements Outcome {
            @Override
            public String toString() {
                return "Waiting[…]";
            }
        }

        /** G-26: nobody renews their own way in. */
        record Own() implements Outcome {}

        /** ACC-12: the person works at other relays too, or a manager can do it: not for whoever asks. */
        record ForSomebodyElse() implements Outcome {}

        /** REC-1, OPS-4, SEC-6: too much was asked of late, by whoever asks, for that person, or of their phone. */
        record Paused(Instant until) implements Outcome {}
    }

    private final UnitOfWork work;
    private final AccountPorts account;
    private final Memberships memberships;
    private final Renewals renewals;
    private final Messenger messenger;
    private final Gate gate;
    private final Passwords passwords;
    private final Limiter limiter;
    private final Tools tools;
    private final Recorder recorder;
    private final WhoManages whoManages;

    RenewAccess(Ports ports, Inside inside, WhoManages whoManages) {
        work = ports.work();
        account = ports.account();
        memberships = ports.relay().memberships();
        renewals = ports.relay().renewals();
        messenger = inside.messenger();
        gate = inside.gate();
        passwords = inside.passwords();
        limiter = inside.limiter();
        tools = inside.tools();
        recorder = inside.recorder();
        this.whoManages = whoManages;
    }

    /** Who it is for, as they were before the slow part; {@code phone} only of whoever has chosen a password, and proved that it is theirs. */
    private record Colleague(Account account, Credentials credentials) {
        Optional<PhoneNumber> phone() {
            return credentials.chosen().isPresent() ? account.provenPhone() : Optional.empty();
        }
    }

    /** Asks, or gives another code to whoever has chosen nothing yet. Who is not, or no longer, of the team is answered as missing. */
    public Answer<Outcome> ask(Viewpoint by, RelayId relay, AccountId colleague) {
        var before = work.inOne(() -> gate.at(by, relay).lettingIfThere(Action.RENEW_ACCESS,
                key -> colleague(relay, colleague)));
        if (!(before instanceof Answer.Given<Colleague>(var found, var seen))) {
            return before.map(never -> new Outcome.Own());
        }
        var bySms = found.phone().isPresent();
        var code = bySms ? passwords.drawDigits(colleague) : passwords.drawCode(colleague);
        return work.inOne(() -> {
            var locked = account.credentials().lock(colleague);
            var door = gate.at(by, relay);
            return door.lettingIfThere(Action.RENEW_ACCESS, key -> colleague(relay, colleague)
                    .filter(now -> locked.isPresent() && now.phone().equals(found.phone()))
                    .map(now -> refused(by, relay, now)
                            .orElseGet(() -> given(door.look(), relay, now, bySms, code, key))));
        });
    }

    private Optional<Colleague> colleague(RelayId relay, AccountId colleague) {
        return memberships.find(colleague, relay).flatMap(member -> account.accounts().find(colleague))
                .flatMap(found -> account.credentials().find(colleague)
                        .map(credentials -> new Colleague(found, credentials)));
    }

    private Optional<Outcome> refused(Viewpoint by, RelayId relay, Colleague colleague) {
        var id = colleague.account().id();
        if (by.who().filter(id::equals).isPresent()) { return Optional.of(new Outcome.Own()); }
        if (colleague.credentials().chosen().isPresent()) { return Optional.empty(); }
        var byOperator = by instanceof Viewpoint.Operator;
        return (byOperator ? whoManages.anybody(relay) : whoManages.worksElsewhere(id, relay))
                ? Optional.of(new Outcome.ForSomebodyElse())
                : Optional.empty();
    }

    private Outcome given(Look look, RelayId relay, Colleague colleague, boolean bySms, Code code,
            Granted key) {
        var person = colleague.account();
        if (colleague.credentials().chosen().isEmpty()) {
            account.credentials().save(colleague.credentials().withCode(code.onPaper(key.at())));
            recorder.onService(look, Act.ACTIVATION_CODE_GIVEN, person.name().full(), key.at());
            return new Outcome.CodeGiven(person.username(), code.shownOnce());
        }
        var asker = look.by().who().orElseThrow();
        var pause = pause(look.by(), relay, person, bySms, key.at());
        if (pause.isPresent()) { return new Outcome.Paused(pause.get()); }
        var byOperator = look.by() instanceof Viewpoint.Operator;
        renewals.save(bySms
                ? Renewal.bySms(person.id(), relay, asker, byOperator, code.hash(), key.at())
                : Renewal.onPaper(person.id(), relay, asker, byOperator, code.hash(), key.at()));
        recorder.onService(look, Act.RENEWAL_ASKED, person.name().full(), key.at());
        if (!bySms) { return new Outcome.Waiting(person.username(), code.shownOnce()); }
        send(person, code, key.at());
        return new Outcome.Sent(person.username());
    }

    private Optional<Instant> pause(Viewpoint by, RelayId relay, Account person, boolean bySms, Instant now) {
        var asker = by.who().orElseThrow();
        var asking = new Counted[] { new Counted(Pace.RENEWING_BY_ASKER, asker),
                new Counted(Pace.RENEWING_A_PERSON, person.id()) };
        var sending = new Counted[] { asking[0], asking[1], new Counted(Pace.SMS_BY_STAFF, asker),
                new Counted(Pace.SMS_BY_RELAY, relay), Counted.SMS_OF_ALL };
        return tools.pauseBefore(by, now, bySms ? sending : asking).or(() -> person.phone()
                .filter(number -> bySms && !limiter.maySend(person.id(), number, now))
                .map(full -> now.plus(Duration.ofHours(1))));
    }

    private void send(Account person, Code code, Instant now) {
        messenger.send(person, person.phone().orElseThrow(),
                texts -> texts.activationCode(person.language(), code.shownOnce()),
                now.plus(OneTimeCode.LIFE), now);
    }

    /** By a second person who may: the code on the paper is good from now on. Who asked must still be one who may. */
    public Answer<Approval> approve(Viewpoint by, RelayId relay, AccountId colleague) {
        return decided(by, relay, colleague, Approval.NOTHING_WAITS, (door, renewal, now) -> {
            var approval = askerMayStill(renewal)
                    ? renewal.approval(by.who().orElseThrow(), by instanceof Viewpoint.Operator,
                            whoManages.worksElsewhere(colleague, relay), now)
                    : Approval.NOTHING_WAITS;
            if (approval == Approval.APPROVED) {
                renewals.save(renewal.approved(by.who().orElseThrow(), now));
                recorder.onService(door.look(), Act.RENEWAL_APPROVED, nameOf(colleague), now);
            }
            return approval;
        });
    }

    private boolean askerMayStill(Renewal renewal) {
        return renewal.byOperator() || whoManages.manages(renewal.askedBy(), renewal.relay());
    }

    /** By whoever keeps the team: what was asked there is over. Stopping what is over changes nothing. */
    public Answer<Boolean> refuse(Viewpoint by, RelayId relay, AccountId colleague) {
        return decided(by, relay, colleague, false,
                (door, renewal, now) -> stopped(door.look(), renewal, now));
    }

    private interface Deciding<T> {
        T decide(Door door, Renewal renewal, Instant now);
    }

    private <T> Answer<T> decided(Viewpoint by, RelayId relay, AccountId colleague, T nothing,
            Deciding<T> deciding) {
        return work.inOne(() -> {
            account.credentials().lock(colleague);
            var door = gate.at(by, relay);
            return door.lettingIfThere(Action.RENEW_ACCESS, key -> memberships.find(colleague, relay)
                    .map(member -> renewals.find(colleague)
                            .filter(renewal -> renewal.relay().equals(relay))
                            .map(renewal -> deciding.decide(door, renewal, key.at())).orElse(nothing)));
        });
    }

    private boolean stopped(Look look, Renewal renewal, Instant now) {
        if (!renewal.openAt(now)) { return false; }
        renewals.save(renewal.stopped(now));
        recorder.onService(look, Act.RENEWAL_STOPPED, nameOf(renewal.account()), now);
        return true;
    }

    /** What was asked for oneself last, if anything ever was. */
    public Answer<Optional<KeepTeam.SeenRenewal>> seeOwn(Viewpoint by) {
        return work.inOne(() -> gate.at(by).letting(Action.SEE_OWN_ACCOUNT,
                key -> renewals.find(by.who().orElseThrow()).map(renewal -> new KeepTeam.SeenRenewal(renewal,
                        account.accounts().find(renewal.askedBy()).map(Account::name)))));
    }

    /** By the person, who did not want it. Stopping what is over changes nothing; answers whether it did. */
    public Answer<Boolean> stopOwn(Viewpoint by) {
        return work.inOne(() -> {
            by.who().ifPresent(account.credentials()::lock);
            var door = gate.at(by);
            return door.letting(Action.SEE_OWN_ACCOUNT, key -> renewals.find(by.who().orElseThrow())
                    .filter(renewal -> stopped(door.look(), renewal, key.at())).isPresent());
        });
    }

    private String nameOf(AccountId colleague) {
        return account.accounts().find(colleague).map(found -> found.name().full()).orElse("");
    }
}
