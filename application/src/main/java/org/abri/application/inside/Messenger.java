package org.abri.application.inside;

import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.abri.application.Ports;
import org.abri.application.later.Jobs;
import org.abri.application.sealing.KeyOwner;
import org.abri.application.sms.Sms;
import org.abri.application.sms.SmsPorts;
import org.abri.application.sms.SmsTexts;
import org.abri.domain.account.Account;
import org.abri.domain.account.PhoneNumber;

/** Lets an SMS leave to the phone of somebody's account: it is on its way once the unit of work is done, and never before. */
public final class Messenger {
    private static final Duration WORTH_TELLING = Duration.ofDays(1);

    private final SmsPorts sms;
    private final Jobs jobs;
    private final Draw draw;

    Messenger(Ports ports, Draw draw) {
        sms = ports.sms();
        jobs = ports.jobs();
        this.draw = draw;
    }

    /** What it says, in the person's language. */
    @FunctionalInterface
    public interface Words {
        String in(SmsTexts texts);
    }

    /**
     * REC-2, REC-3: tells somebody what was done to their account, in case it was somebody else: to the phone on it, if there is
     * one, worth a day for one that is switched off. Inside a unit of work.
     */
    public void tell(Account person, Words words, Instant now) {
        person.phone().ifPresent(number -> send(person, number, words, now.plus(WORTH_TELLING), now));
    }

    /** OPS-4: to {@code number}, which is or was on that account. Inside a unit of work. */
    public void send(Account person, PhoneNumber number, Words words, Instant usefulUntil, Instant now) {
        var unused = leave(person, number, words, usefulUntil, now);
    }

    /** As {@link #send}; answers as which SMS it leaves. */
    public UUID leave(Account person, PhoneNumber number, Words words, Instant usefulUntil, Instant now) {
        var message =
                new Sms(draw.id(), KeyOwner.of(person.id()), number, words.in(sms.texts()), usefulUntil);
        sms.outbox().add(message);
        jobs.runOnce(Jobs.Task.SEND_SMS, message.id(), now);
        return message.id();
    }
}
