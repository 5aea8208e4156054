package org.abri.application.sms;

import java.util.UUID;
import org.abri.domain.sms.SmsState;

/**
 * REM-5: what a provider tells of an SMS afterwards.
 *
 * @param told {@linkplain SmsState#isTold one of those that are told}
 */
public record SmsReceipt(Which which, SmsState told) {
    public SmsReceipt {
        if (!told.isTold()) { throw new IllegalArgumentException("no provider tells that"); }
    }

    /** Which SMS it is about. */
    public sealed interface Which {
        /** By the id that it was handed over with. */
        record OfId(UUID id) implements Which {}

        /** By what the provider calls it. */
        record OfReference(String reference) implements Which {}
    }
}
