package org.abri.application.sms;

import java.time.Duration;
import java.util.UUID;
import org.abri.domain.account.PhoneNumber;

/** Hands SMS to a provider. */
@FunctionalInterface
public interface SmsGateway {
    sealed interface Answer {
        record Accepted() implements Answer {}

        /** For good: this number or text will never be taken. */
        record Refused() implements Answer {}

        /** For now: trying again later may help. */
        record Unavailable() implements Answer {}
    }

    /**
     * {@code id} is the same each time the same SMS is handed over, for providers that can tell doubles apart. The text is
     * handed over whole. Answers within {@link #PATIENCE}; never throws: whoever cannot be reached is {@code Unavailable}.
     */
    Answer send(UUID id, PhoneNumber to, String text);

    /** How long an answer may take, at most. */
    Duration PATIENCE = Duration.ofSeconds(20);
}
