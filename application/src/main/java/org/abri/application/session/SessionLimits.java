package org.abri.application.session;

import java.time.Duration;
import java.time.Instant;
import org.abri.domain.account.AccountKind;

/** SES-2: how long a session lives unused, and at all. */
record SessionLimits(Duration idle, Duration total) {
    private static final SessionLimits BENEFICIARY =
            new SessionLimits(Duration.ofMinutes(15), Duration.ofHours(12));
    private static final SessionLimits STAFF =
            new SessionLimits(Duration.ofMinutes(30), Duration.ofHours(10));
    private static final SessionLimits OPERATOR =
            new SessionLimits(Duration.ofMinutes(10), Duration.ofHours(4));

    static final Duration LONGEST = BENEFICIARY.total();

    static SessionLimits of(AccountKind kind) {
        return switch (kind) {
            case BENEFICIARY -> BENEFICIARY;
            case STAFF -> STAFF;
            case OPERATOR -> OPERATOR;
        };
    }

    boolean over(Session session, Instant now) {
        return !now.isBefore(idleUntil(session.usedAt())) || !now.isBefore(endsAt(session));
    }

    Instant idleUntil(Instant usedAt) {
        return usedAt.plus(idle);
    }

    Instant endsAt(Session session) {
        return session.startedAt().plus(total);
    }
}
