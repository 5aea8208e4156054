package org.abri.application.sms;

import java.time.Instant;
import org.abri.domain.account.PhoneNumber;

/**
 * REM-6: the numbers to which no reminders go, since whoever has the phone said so. By number, since several people may share one; it
 * outlives their accounts, and names nobody (CRY-4). Inside units of work only.
 */
public interface SmsStops {
    /** From now on; where none went already, since then. */
    void stop(PhoneNumber number, Instant now);

    /** They go there again, now or already. */
    void lift(PhoneNumber number);

    boolean isStopped(PhoneNumber number);
}
