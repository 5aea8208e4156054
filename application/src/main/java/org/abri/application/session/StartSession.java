package org.abri.application.session;

import java.time.Instant;
import org.abri.application.Ports;
import org.abri.application.inside.Tokens;
import org.abri.application.inside.Draw;
import org.abri.application.inside.Inside;
import org.abri.domain.account.Credentials;

/** SES-1, SES-2: begins a session with a new token. Inside the unit of work of the sign-in or step-up it follows. */
final class StartSession {
    private final Sessions sessions;
    private final Draw draw;

    StartSession(Ports ports, Inside inside) {
        sessions = ports.sessions();
        draw = inside.draw();
    }

    SignedIn of(Credentials credentials, Instant now) {
        var token = draw.token();
        var session =
                new Session(Tokens.hash(token), credentials.account(), credentials.kind(), now, now);
        sessions.add(session);
        return SignedIn.of(token, session, credentials.standing(), now);
    }
}
