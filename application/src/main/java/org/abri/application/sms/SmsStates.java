package org.abri.application.sms;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.abri.application.sealing.KeyOwner;

/** REM-5: what became of the SMS of late. Inside units of work only. */
public interface SmsStates {
    /** Adds it, or puts it in the place of the one with its id. {@code reference} is what its provider calls it. */
    void keep(SentSms sms, Optional<String> reference);

    /** As {@link #keep}, with the reference as it was; changes nothing when there is none of that id. */
    void save(SentSms sms);

    Optional<SentSms> find(UUID id);

    /** The one that {@code provider} calls so. */
    Optional<SentSms> ofReference(String provider, String reference);

    /** The one that changed last. */
    Optional<SentSms> latestOf(KeyOwner owner);

    /** Removes what has not changed since {@code instant}; answers how many. */
    int removeBefore(Instant instant);
}
