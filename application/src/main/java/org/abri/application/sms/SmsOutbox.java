package org.abri.application.sms;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/** SMS that wait to leave. What has left is forgotten. Inside units of work only. */
public interface SmsOutbox {
    /** Throws {@link IllegalStateException}, a bug, if there is one of that id. */
    void add(Sms sms);

    /** What became of taking one for oneself. */
    sealed interface Claim {
        /** With the providers that were handed it before and did not say that they had not taken it. */
        record Taken(Sms sms, Handed handed) implements Claim {
            /** One that was never handed over. */
            public Taken(Sms sms) {
                this(sms, Handed.NEVER);
            }
        }

        /** Somebody else has taken it, and their time is not up. */
        record OfSomebodyElse() implements Claim {}

        record Gone() implements Claim {}
    }

    /**
     * Who may have it already.
     *
     * @param to    the name of the {@link SmsWay}, if anybody
     * @param times how often it was handed over there, and never answered
     */
    record Handed(Optional<String> to, int times) {
        public static final Handed NEVER = new Handed(Optional.empty(), 0);

        /** Once more, to that one. */
        public Handed again(String provider) {
            return new Handed(Optional.of(provider), times + 1);
        }
    }

    /** Takes it for oneself from {@code now} until {@code until}, so that nobody else hands it over meanwhile. */
    Claim claim(UUID id, Instant now, Instant until);

    /** Notes, before it is handed over, who may have it from now on; answers whether it is there still. */
    boolean note(UUID id, Handed handed);

    /** Gives it back before its time is up; changes nothing when it is gone. */
    void release(UUID id);

    /** Answers whether it was there. */
    boolean remove(UUID id);

    /** Removes what was of use only before {@code instant}; answers how many. */
    int removeUselessBefore(Instant instant);
}
