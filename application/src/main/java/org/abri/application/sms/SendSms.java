package org.abri.application.sms;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.abri.application.Outage;
import org.abri.application.Ports;
import org.abri.application.UnitOfWork;
import org.abri.application.inside.LeavingReminders;
import org.abri.application.sms.SmsOutbox.Handed;
import org.abri.domain.sms.SmsState;
import org.abri.domain.vault.ItemReminder;

/**
 * Hands one SMS of the outbox to a provider; a job calls this. It is claimed first, so that two nodes never hand it over both;
 * who may have it is noted before they are asked; the provider is called outside of any unit of work, however long it takes to
 * answer; and what has left, will never be taken, or is of no use any more is forgotten.
 *
 * <p>The second provider is asked when the first has surely not taken it, and never when it may have (ADR 190).
 */
public final class SendSms {
    /** Longer than the answers of all may take. */
    private static final Duration HANDING_OVER = SmsGateway.PATIENCE.multipliedBy(SmsPorts.MOST_WAYS + 1);
    /** How often an SMS is handed over in all to a provider that does not say whether it took it. */
    public static final int MOST_UNANSWERED = 2;

    private final InstantSource clock;
    private final UnitOfWork work;
    private final SmsOutbox outbox;
    private final SmsStates states;
    private final List<SmsWay> ways;
    private final LeavingReminders reminders;

    SendSms(Ports ports, LeavingReminders reminders) {
        this.reminders = reminders;
        clock = ports.clock();
        work = ports.work();
        outbox = ports.sms().outbox();
        states = ports.sms().states();
        ways = ports.sms().ways();
    }

    /** One that is claimed, who may have it already, and who is handed it now. */
    private record Ready(Sms sms, Handed before, SmsWay way) {}

    /**
     * Throws {@link Outage} when nobody took it, or said whether they did, or somebody else is handing it over at this moment:
     * the job tries again later. Whose process dies between the provider's answer and its being noted hands it over a second
     * time, to the same provider and with the same id.
     */
    public void send(UUID id) {
        work.inOne(() -> claimed(id)).ifPresent(this::handOver);
    }

    private Optional<Ready> claimed(UUID id) {
        var now = clock.instant();
        var reminder = reminders.alone(id);
        return switch (outbox.claim(id, now, now.plus(HANDING_OVER))) {
            case SmsOutbox.Claim.Taken(var sms, var before) -> reminder.isEmpty()
                    || reminders.mayLeave(reminder.get(), sms.to(), now) ? ready(sms, before, now)
                            : heldBack(sms, before, reminder.get());
            case SmsOutbox.Claim.OfSomebodyElse() ->
                    throw new Outage("an SMS is being handed over by somebody else");
            case SmsOutbox.Claim.Gone() -> Optional.empty();
        };
    }

    /** REM-6: the reminder is not to leave any more; of one that a provider may have nobody knows whether it did. */
    private Optional<Ready> heldBack(Sms sms, Handed before, ItemReminder reminder) {
        outbox.remove(sms.id());
        if (before.to().isEmpty()) {
            reminders.heldBack(reminder);
        } else {
            reminders.became(sms.id(), SmsState.UNKNOWN);
        }
        return Optional.empty();
    }

    /** Empty when it is of no use any more, or whoever may have it was asked often enough, has told, or is not there any more. */
    private Optional<Ready> ready(Sms sms, Handed before, Instant now) {
        var provider = before.to().orElseGet(() -> ways.getFirst().name());
        var way = ways.stream().filter(each -> each.name().equals(provider)).findFirst();
        if (!now.isBefore(sms.usefulUntil()) || before.times() >= MOST_UNANSWERED || way.isEmpty()
                || isTold(sms)) {
            outbox.remove(sms.id());
            var state = before.to().isEmpty() ? SmsState.TOO_LATE : SmsState.UNKNOWN;
            reminders.became(sms.id(), state);
            keep(sms, provider, state, Optional.empty());
            return Optional.empty();
        }
        return Optional.of(handing(sms, before, way.get()));
    }

    private Ready handing(Sms sms, Handed before, SmsWay way) {
        outbox.note(sms.id(), before.again(way.name()));
        return new Ready(sms, before, way);
    }

    private void handOver(Ready ready) {
        switch (answerTo(ready)) {
            case SmsGateway.Answer.Accepted(var reference) -> end(ready, SmsState.LEFT, reference);
            case SmsGateway.Answer.Refused(var why) -> end(ready, refused(ready, why), Optional.empty());
            case SmsGateway.Answer.Unavailable() -> goOn(ready);
            case SmsGateway.Answer.Unknown() -> waitOrGiveUp(ready);
        }
    }

    /** What was handed over before, and not answered, may have been taken then. */
    private static SmsState refused(Ready ready, SmsGateway.Why why) {
        if (ready.before().times() > 0) { return SmsState.UNKNOWN; }
        return switch (why) {
            case NUMBER_CANNOT_RECEIVE -> SmsState.NUMBER_CANNOT_RECEIVE;
            case OTHER -> SmsState.REFUSED;
        };
    }

    /** A gateway must not throw; of one that does nobody knows whether it took it. */
    private static SmsGateway.Answer answerTo(Ready ready) {
        try {
            return ready.way().gateway().send(ready.sms().id(), ready.sms().to(), ready.sms().text());
        } catch (RuntimeException broken) {
            return new SmsGateway.Answer.Unknown();
        }
    }

    /** With the next one, if nobody may have it; later otherwise. */
    private void goOn(Ready ready) {
        var next = ready.before().to().isEmpty()
                ? ways.stream().skip(ways.indexOf(ready.way()) + 1L).findFirst()
                : Optional.<SmsWay> empty();
        if (next.isEmpty()) {
            work.inOne(() -> giveBack(ready.sms(), ready.before()));
            throw new Outage("the SMS gateway does not answer");
        }
        handOver(work.inOne(() -> handing(ready.sms(), ready.before(), next.get())));
    }

    private void waitOrGiveUp(Ready ready) {
        var handed = ready.before().again(ready.way().name());
        if (handed.times() >= MOST_UNANSWERED) {
            end(ready, SmsState.UNKNOWN, Optional.empty());
            return;
        }
        work.inOne(() -> {
            if (giveBack(ready.sms(), handed)) {
                keep(ready, SmsState.UNKNOWN, Optional.empty());
            }
            return ready;
        });
        throw new Outage("the SMS gateway did not say whether it took an SMS");
    }

    /** Answers whether it waits on: its owner may be gone, or its time over. */
    private boolean giveBack(Sms sms, Handed handed) {
        outbox.release(sms.id());
        return outbox.note(sms.id(), handed);
    }

    /** Of somebody who was erased meanwhile nothing is kept. */
    private void end(Ready ready, SmsState state, Optional<String> reference) {
        work.inOne(() -> {
            var reminder = reminders.alone(ready.sms().id());
            if (outbox.remove(ready.sms().id())) {
                reminder.ifPresent(unused -> reminders.became(ready.sms().id(), state));
                keep(ready, state, reference);
            }
            return ready;
        });
    }

    /** What the provider has told already is more than we know. */
    private void keep(Ready ready, SmsState state, Optional<String> reference) {
        keep(ready.sms(), ready.way().name(), state, reference);
    }

    private void keep(Sms sms, String provider, SmsState state, Optional<String> reference) {
        if (!isTold(sms)) {
            states.keep(new SentSms(sms.id(), sms.owner(), provider, state, clock.instant()), reference);
        }
    }

    private boolean isTold(Sms sms) {
        return states.find(sms.id()).filter(known -> known.state().isTold()).isPresent();
    }

    int forgetUseless() {
        return work.inOne(() -> outbox.removeUselessBefore(clock.instant()));
    }
}
