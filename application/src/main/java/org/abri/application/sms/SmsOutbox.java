package org.abri.application.sms;

import java.time.Instant;
import java.util.UUID;

/** SMS that wait to leave. What has left is forgotten. Inside units of work only. */
public interface SmsOutbox {
    /** Throws {@link IllegalStateException}, a bug, if there is one of that id. */
    void add(Sms sms);

    /** What became of taking one for oneself. */
    sealed interface Claim {
        record Taken(Sms sms) implements Claim {}

        /** Somebody else has taken it, and their time is not up. */
        record OfSomebodyElse() implements Claim {}

        record Gone() implements Claim {}
    }

    /** Takes it for oneself from {@code now} until {@code until}, so that nobody else hands it over meanwhile. */
    Claim claim(UUID id, Instant now, Instant until);

    /** Gives it back before its time is up; changes nothing when it is gone. */
    void release(UUID id);

    /** Removing what is not there changes nothing. */
    void remove(UUID id);

    /** Removes what was of use only before {@code instant}; answers how many. */
    int removeUselessBefore(Instant instant);
}
