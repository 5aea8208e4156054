package org.abri.application.sms;

import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.abri.application.Ports;
import org.abri.application.UnitOfWork;
import org.abri.application.inside.LeavingReminders;
import org.abri.domain.sms.StopWord;

/**
 * REM-5, REM-6: takes what providers tell of SMS afterwards, and what people answer. Whoever tells it learns nothing: what is unknown, forged, late or told
 * before changes nothing and answers alike.
 */
public final class TakeReceipts {
    /** How long it is remembered what became of an SMS; later ones tell nothing. */
    public static final Duration KEPT = Duration.ofDays(3);

    private final InstantSource clock;
    private final UnitOfWork work;
    private final SmsStates states;
    private final SmsStops stops;
    private final List<SmsWay> ways;
    private final LeavingReminders reminders;

    TakeReceipts(Ports ports, LeavingReminders reminders) {
        this.reminders = reminders;
        clock = ports.clock();
        work = ports.work();
        states = ports.sms().states();
        stops = ports.sms().stops();
        ways = ports.sms().ways();
    }

    /** From now on, also those that come by a connection of the provider's own. For whoever sends SMS as well. */
    public void listen() {
        ways.forEach(way -> {
            way.gateway().receiptsTo(receipt -> take(way.name(), receipt));
            way.gateway().repliesTo(this::take);
        });
    }

    /** Something came to the address of {@code provider}. */
    public void take(String provider, SmsNotice notice) {
        ways.stream().filter(way -> way.name().equals(provider)).findFirst().map(SmsWay::gateway)
                .ifPresent(gateway -> {
                    gateway.receipt(notice).ifPresent(receipt -> take(provider, receipt));
                    gateway.reply(notice).ifPresent(this::take);
                });
    }

    /** REM-6: no reminders go any more to whoever says so; all else that people answer is read by nobody. */
    private void take(SmsReply reply) {
        if (!StopWord.isIn(reply.text())) { return; }
        work.inOne(() -> {
            stops.stop(reply.from(), clock.instant());
            return reply;
        });
    }

    private void take(String provider, SmsReceipt receipt) {
        work.asTheService(() -> work.inOne(() -> {
            var told = found(provider, receipt.which())
                    .filter(sms -> sms.provider().equals(provider) && sms.state().mayBecome(receipt.told()));
            told.ifPresent(sms -> {
                reminders.became(sms.id(), receipt.told());
                states.save(sms.became(receipt.told(), clock.instant()));
            });
            return told;
        }));
    }

    private Optional<SentSms> found(String provider, SmsReceipt.Which which) {
        return switch (which) {
            case SmsReceipt.Which.OfId(var id) -> states.find(id);
            case SmsReceipt.Which.OfReference(var reference) -> states.ofReference(provider, reference);
        };
    }

    int forgetOld() {
        return work.inOne(() -> states.removeBefore(clock.instant().minus(KEPT)));
    }
}
