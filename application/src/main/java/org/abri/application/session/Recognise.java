package org.abri.application.session;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import org.abri.application.Ports;
import org.abri.application.UnitOfWork;
import org.abri.application.inside.Tokens;
import org.abri.domain.limits.SessionLife;

/** SES-1, SES-2 (authentication): who a token belongs to, as long as its session lives. Using it keeps it alive. */
public final class Recognise {
    /** How exactly it is known when a session was last used: spares a write for each request. */
    private static final Duration EXACTNESS = Duration.ofSeconds(20);

    private final InstantSource clock;
    private final UnitOfWork work;
    private final Sessions sessions;

    Recognise(Ports ports) {
        clock = ports.clock();
        work = ports.work();
        sessions = ports.sessions();
    }

    public Optional<SignedIn> whoHas(String token) {
        var now = clock.instant();
        return work.inOne(() -> sessions.recognise(Tokens.hash(token))
                .flatMap(recognised -> living(token, recognised, now)));
    }

    private Optional<SignedIn> living(String token, Sessions.Recognised recognised, Instant now) {
        var session = recognised.session();
        if (SessionLife.of(session.kind()).over(session.startedAt(), session.usedAt(), now)) {
            sessions.remove(session.tokenHash());
            return Optional.empty();
        }
        // a use in the future was before the clock was set back: it counts as now, and not for longer (SES-2)
        if (session.usedAt().plus(EXACTNESS).isBefore(now) || session.usedAt().isAfter(now.plus(EXACTNESS))) {
            sessions.touch(session, now);
        }
        return Optional.of(SignedIn.of(token, session, recognised.standing(), now));
    }
}
