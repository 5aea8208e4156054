package org.abri.application.reminder;

import java.util.UUID;
import org.abri.application.Outage;
import org.abri.application.Ports;

/**
 * Hands one SMS of the outbox to the gateway; a job calls this. The SMS is locked while it is handed over, so that two
 * nodes never send it both, and forgotten once it has left or will never be taken.
 */
public final class SendSms {
    private final Ports ports;

    public SendSms(Ports ports) {
        this.ports = ports;
    }

    /** Throws {@link Outage} when the gateway does not answer: the job tries again later. */
    public void send(UUID id) {
        ports.work().inOne(() -> {
            ports.outbox().lock(id).ifPresent(sms -> {
                switch (ports.gateway().send(sms.id(), sms.to(), sms.text())) {
                    case SmsGateway.Answer.Accepted() -> ports.outbox().remove(id);
                    case SmsGateway.Answer.Refused() -> ports.outbox().remove(id);
                    case SmsGateway.Answer.Unavailable() ->
                            throw new Outage("the SMS gateway does not answer", null);
                }
            });
            return true;
        });
    }
}
