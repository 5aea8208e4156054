package org.abri.application.session;

import java.time.InstantSource;
import org.abri.application.Ports;
import org.abri.application.UnitOfWork;
import org.abri.application.inside.Tokens;
import org.abri.domain.limits.SessionLife;

/** SEC-3, SES-3: ends a session, at once and on all nodes. Ending one that is over changes nothing. */
public final class SignOut {
    private final InstantSource clock;
    private final UnitOfWork work;
    private final Sessions sessions;

    SignOut(Ports ports) {
        clock = ports.clock();
        work = ports.work();
        sessions = ports.sessions();
    }

    public void signOut(String token) {
        work.inOne(() -> {
            sessions.remove(Tokens.hash(token));
            return token;
        });
    }

    /** Forgets sessions that are over whatever happens; answers how many. */
    int forgetOld() {
        return work.inOne(() -> sessions.removeStartedBefore(clock.instant().minus(SessionLife.LONGEST)));
    }
}
