package org.abri.application.sms;

import java.time.Instant;
import java.util.UUID;
import org.abri.application.sealing.KeyOwner;
import org.abri.domain.account.PhoneNumber;

/**
 * One SMS to somebody, waiting or on its way. Number and text are personal: sealed at rest, never logged (LOG-2).
 *
 * @param owner       whose it is
 * @param usefulUntil REM-5: after that it is of no use any more, and is not sent
 */
public record Sms(UUID id, KeyOwner owner, PhoneNumber to, String text, Instant usefulUntil) {
    @Override
    public String toString() {
        return "Sms[" + id + "]";
    }
}
