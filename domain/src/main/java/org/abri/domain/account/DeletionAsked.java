package org.abri.domain.account;

import java.time.Instant;
import java.util.Optional;
import org.abri.domain.text.TypedText;

/**
 * END-3, END-4: that somebody who works for relays asks that their account be deleted.
 *
 * @param ofOperator whether an operator is asked; else a manager of each relay where they work
 * @param reason     why, in their own words
 * @param refused    that it was refused, and why; they may ask again
 */
public record DeletionAsked(AccountId account, boolean ofOperator, String reason, Instant at,
        Optional<Refused> refused) {
    /** In code points. */
    public static final int LONGEST_WORDS = 200;

    /** Throws {@link org.abri.domain.text.InvalidValue} when no reason is given. */
    public record Refused(String reason, Instant at) {
        public Refused {
            reason = TypedText.line(reason, LONGEST_WORDS);
        }
    }

    public DeletionAsked {
        reason = TypedText.line(reason, LONGEST_WORDS);
    }

    /** Whether it waits for an answer. */
    public boolean isOpen() {
        return refused.isEmpty();
    }

    /** Refused, for that reason. Only while it {@linkplain #isOpen waits}. */
    public DeletionAsked refusedBecause(String why, Instant now) {
        if (!isOpen()) { throw new IllegalStateException("it was refused"); }
        return new DeletionAsked(account, ofOperator, reason, at, Optional.of(new Refused(why, now)));
    }
}
