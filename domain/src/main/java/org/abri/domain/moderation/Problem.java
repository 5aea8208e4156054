package org.abri.domain.moderation;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.abri.domain.account.AccountId;
import org.abri.domain.text.TypedText;

/**
 * MOD-3: that somebody tells of a malfunction or of a fraudulent use, in their own words.
 *
 * @param by    whoever told of it; empty when they were not signed in
 * @param reply what an operator answered, which closes it
 */
public record Problem(ProblemId id, Optional<AccountId> by, Kind kind, String words, Instant at,
        Optional<Reply> reply) {
    /** Whatever became of it, it is kept no longer. */
    public static final Duration KEPT = Duration.ofDays(365);
    /** In code points. */
    public static final int LONGEST_WORDS = 2_000;
    public static final int LONGEST_REPLY = 1_000;

    /** The names are stored: they are never renamed, only added to. */
    public enum Kind {
        /** Something of the service does not work. */
        MALFUNCTION,
        /** Somebody uses it as they must not, or pretends to be somebody else. */
        FRAUD
    }

    /** Throws {@link org.abri.domain.text.InvalidValue} when it says nothing, or too much. */
    public record Reply(String words, Instant at) {
        public Reply {
            words = TypedText.lines(words, LONGEST_REPLY);
        }
    }

    public Problem {
        words = TypedText.lines(words, LONGEST_WORDS);
    }

    /** Answered, and closed with it. Only of one that nobody has answered. */
    public Problem answered(String words, Instant now) {
        if (reply.isPresent()) { throw new IllegalStateException("it was answered"); }
        return new Problem(id, by, kind, this.words, at, Optional.of(new Reply(words, now)));
    }
}
