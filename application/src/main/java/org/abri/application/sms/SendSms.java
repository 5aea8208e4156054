package org.abri.application.sms;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.UUID;
import org.abri.application.Outage;
import org.abri.application.Ports;
import org.abri.application.UnitOfWork;

/**
 * Hands one SMS of the outbox to the gateway; a job calls this. It is claimed first, so that two nodes never hand it over
 * both; the provider is called outside of any unit of work, however long it takes to answer; and what has left, will never be
 * taken, or is of no use any more is forgotten.
 */
public final class SendSms {
    /** Longer than any answer may take. */
    private static final Duration HANDING_OVER = SmsGateway.PATIENCE.multipliedBy(3);

    private final InstantSource clock;
    private final UnitOfWork work;
    private final SmsOutbox outbox;
    private final SmsGateway gateway;

    SendSms(Ports ports) {
        clock = ports.clock();
        work = ports.work();
        outbox = ports.sms().outbox();
        gateway = ports.sms().gateway();
    }

    /**
     * Throws {@link Outage} when the gateway does not answer, or somebody else is handing it over at this moment: the job tries
     * again later. Whose process dies between the provider's answer and its being noted hands it over a second time, with the
     * same id.
     */
    public void send(UUID id) {
        var now = clock.instant();
        switch (work.inOne(() -> outbox.claim(id, now, now.plus(HANDING_OVER)))) {
            case SmsOutbox.Claim.Taken(var sms) -> handOver(sms, now);
            case SmsOutbox.Claim.OfSomebodyElse() ->
                    throw new Outage("an SMS is being handed over by somebody else");
            case SmsOutbox.Claim.Gone() -> {}
        }
    }

    private void handOver(Sms sms, Instant now) {
        if (!now.isBefore(sms.usefulUntil())) {
            done(sms);
            return;
        }
        switch (answerTo(sms)) {
            case SmsGateway.Answer.Accepted() -> done(sms);
            case SmsGateway.Answer.Refused() -> done(sms);
            case SmsGateway.Answer.Unavailable() -> {
                work.inOne(() -> {
                    outbox.release(sms.id());
                    return sms;
                });
                throw new Outage("the SMS gateway does not answer");
            }
        }
    }

    /** A gateway must not throw; one that does has not taken it. */
    private SmsGateway.Answer answerTo(Sms sms) {
        try {
            return gateway.send(sms.id(), sms.to(), sms.text());
        } catch (RuntimeException broken) {
            return new SmsGateway.Answer.Unavailable();
        }
    }

    private void done(Sms sms) {
        work.inOne(() -> {
            outbox.remove(sms.id());
            return sms;
        });
    }

    int forgetUseless() {
        return work.inOne(() -> outbox.removeUselessBefore(clock.instant()));
    }
}
