package org.abri.application.memory;

import java.time.Instant;
import org.abri.application.sms.SmsStops;
import org.abri.domain.account.PhoneNumber;

/** Numbers to which no reminders go, in memory. */
final class MemorySmsStops implements SmsStops {
    private final Table<PhoneNumber, Instant> stopped;

    MemorySmsStops(Memory memory) {
        stopped = new Table<>(memory);
    }

    @Override
    public void stop(PhoneNumber number, Instant now) {
        if (!isStopped(number)) {
            stopped.put(number, now);
        }
    }

    @Override
    public void lift(PhoneNumber number) {
        stopped.remove(number);
    }

    @Override
    public boolean isStopped(PhoneNumber number) {
        return stopped.find(number).isPresent();
    }
}
