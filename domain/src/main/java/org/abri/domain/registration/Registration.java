package org.abri.domain.registration;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.abri.domain.text.TypedText;

/**
 * REL-1: an entity's registration form, which an operator accepts or refuses, once, with a reason that the entity reads. An
 * accepted one leads to an agreement (REL-2).
 *
 * @param documented whether a document came with it: one without is not looked through, and not kept for long
 */
public record Registration(RegistrationId id, Applicant applicant, Instant sentAt, boolean documented,
        Optional<Decision> decision) {
    /** Whatever became of it, nothing is kept for longer. */
    public static final Duration KEPT = Duration.ofDays(365);
    /** Long enough for the entity to read why. */
    public static final Duration REFUSED_KEPT = Duration.ofDays(90);
    /** One that nothing came with and nobody answered is gone then: whoever sends only forms fills no list. */
    public static final Duration BARE_KEPT = Duration.ofDays(14);
    /** Of those with documents: until operators have answered some, no more are taken; with all their documents they stay within a few gigabytes. */
    public static final int MOST_WAITING = 200;
    /** In code points. */
    public static final int LONGEST_REASON = 500;

    public enum State {
        WAITING, ACCEPTED, REFUSED
    }

    /** An operator's. */
    public record Decision(boolean accepted, String reason, Instant at) {
        /** Throws {@link org.abri.domain.text.InvalidValue} when the reason is missing or too long. */
        public Decision {
            reason = TypedText.line(reason, LONGEST_REASON);
        }
    }

    public static Registration sent(RegistrationId id, Applicant applicant, Instant now) {
        return new Registration(id, applicant, now, false, Optional.empty());
    }

    public State state() {
        return decision.map(decided -> decided.accepted() ? State.ACCEPTED : State.REFUSED)
                .orElse(State.WAITING);
    }

    /** Only of one that waits. */
    public Registration decided(Decision decided) {
        if (decision.isPresent()) { throw new IllegalStateException("it was decided before"); }
        return new Registration(id, applicant, sentAt, documented, Optional.of(decided));
    }

    /** A document came with it. */
    public Registration withDocuments() {
        return new Registration(id, applicant, sentAt, true, decision);
    }

    /** LAW-4: from when on nothing of it is kept. */
    public Instant erasedAt() {
        if (state() == State.WAITING && !documented) { return sentAt.plus(BARE_KEPT); }
        var last = sentAt.plus(KEPT);
        return decision.filter(decided -> !decided.accepted()).map(decided -> decided.at().plus(REFUSED_KEPT))
                .filter(sooner -> sooner.isBefore(last)).orElse(last);
    }
}
