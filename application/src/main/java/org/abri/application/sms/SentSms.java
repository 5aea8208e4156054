package org.abri.application.sms;

import java.time.Instant;
import java.util.UUID;
import org.abri.application.sealing.KeyOwner;
import org.abri.domain.sms.SmsState;

/**
 * REM-5: what became of an SMS that waits no more. Neither number nor text.
 *
 * @param owner    whose it was
 * @param provider who has it, or may have it
 * @param at       since when it is in that state
 */
public record SentSms(UUID id, KeyOwner owner, String provider, SmsState state, Instant at) {
    SentSms became(SmsState told, Instant now) {
        return new SentSms(id, owner, provider, told, now);
    }
}
