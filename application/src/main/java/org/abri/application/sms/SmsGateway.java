package org.abri.application.sms;

import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import org.abri.domain.account.PhoneNumber;

/** Hands SMS to a provider. */
@FunctionalInterface
public interface SmsGateway {
    sealed interface Answer {
        /**
         * It is the provider's now.
         *
         * @param reference what the provider calls it from now on, when it says that
         */
        record Accepted(Optional<String> reference) implements Answer {
            public Accepted() {
                this(Optional.empty());
            }
        }

        /** For good: this number or text will never be taken. */
        record Refused(Why why) implements Answer {
            public Refused() {
                this(Why.OTHER);
            }
        }

        /** For now, and surely not taken: trying again later may help, and so may another provider. */
        record Unavailable() implements Answer {}

        /** Nobody knows: it was handed over, and no answer that means anything came back. It may have been taken. */
        record Unknown() implements Answer {}
    }

    /** Why it will never be taken. */
    enum Why {
        /** The number is of no phone that gets SMS: a landline, or one that is not in use. */
        NUMBER_CANNOT_RECEIVE, OTHER
    }

    /**
     * {@code id} is the same each time the same SMS is handed over, for providers that can tell doubles apart. The text is
     * handed over whole, or refused. Answers within {@link #PATIENCE}; never throws: whoever cannot be reached is
     * {@code Unavailable}, whoever was reached and said nothing is {@code Unknown}.
     */
    Answer send(UUID id, PhoneNumber to, String text);

    /**
     * REM-5: from now on, what the provider tells afterwards by a connection that the gateway keeps goes to {@code taker}, which
     * never throws. A gateway without such a connection has nothing to do.
     */
    default void receiptsTo(Consumer<SmsReceipt> taker) {}

    /** REM-5: what the provider tells afterwards over HTTP; empty for what is not certainly the provider's, or tells nothing. */
    default Optional<SmsReceipt> receipt(SmsNotice notice) {
        return Optional.empty();
    }

    /**
     * REM-6: from now on, what people answer to an SMS, as far as the provider tells by a connection that the gateway keeps, goes to
     * {@code taker}, which never throws. A gateway without such a connection has nothing to do.
     */
    default void repliesTo(Consumer<SmsReply> taker) {}

    /** REM-6: what somebody answered, as far as the provider tells over HTTP; empty for what is not certainly the provider's. */
    default Optional<SmsReply> reply(SmsNotice notice) {
        return Optional.empty();
    }

    /** How long an answer may take, at most. */
    Duration PATIENCE = Duration.ofSeconds(20);
}
