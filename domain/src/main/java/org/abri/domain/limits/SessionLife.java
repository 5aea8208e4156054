package org.abri.domain.limits;

import java.time.Duration;
import java.time.Instant;
import org.abri.domain.account.AccountKind;

/** SES-2: how long a session lives unused, and at all. */
public record SessionLife(Duration idle, Duration total) {
    private static final SessionLife BENEFICIARY =
            new SessionLife(Duration.ofMinutes(15), Duration.ofHours(12));
    private static final SessionLife STAFF = new SessionLife(Duration.ofMinutes(30), Duration.ofHours(10));
    private static final SessionLife OPERATOR = new SessionLife(Duration.ofMinutes(10), Duration.ofHours(4));

    /** MFA-1: between the password and the code. */
    public static final SessionLife HALF = new SessionLife(Duration.ofMinutes(5), Duration.ofMinutes(5));

    /** REC-3: so long after a sign-in it is still them who sit there. */
    static final Duration FRESH = Duration.ofMinutes(5);

    /** By so much, at most, two nodes may disagree on what time it is. */
    static final Duration CLOCKS_DIFFER = Duration.ofMinutes(5);

    /** Of all kinds: what is older is over whoever had it. */
    public static final Duration LONGEST = BENEFICIARY.total();

    public static SessionLife of(AccountKind kind) {
        return switch (kind) {
            case BENEFICIARY -> BENEFICIARY;
            case STAFF -> STAFF;
            case OPERATOR -> OPERATOR;
        };
    }

    /** When a session that is not used again ends. */
    public Instant idleUntil(Instant usedAt) {
        return usedAt.plus(idle);
    }

    /** When a session ends whatever happens. */
    public Instant endsAt(Instant startedAt) {
        return startedAt.plus(total);
    }

    /** REC-3: until when a sign-in is fresh, so that it stands for a password given again. */
    public static Instant freshUntil(Instant startedAt) {
        return startedAt.plus(FRESH);
    }

    /**
     * A session that begins in the future began before the clock was set back, nobody knows how long ago: it is over, unless
     * clocks of two nodes differ by no more than they may.
     */
    public boolean over(Instant startedAt, Instant usedAt, Instant now) {
        return startedAt.isAfter(now.plus(CLOCKS_DIFFER)) || !now.isBefore(idleUntil(usedAt))
                || !now.isBefore(endsAt(startedAt));
    }
}
