package org.abri.application.session;

import java.time.Instant;
import org.abri.application.Ports;
import org.abri.application.inside.Tokens;
import org.abri.application.inside.Draw;
import org.abri.application.inside.Inside;
import org.abri.application.inside.Presence;
import org.abri.domain.account.Credentials;

/** SES-1, SES-2, END-6: begins a session with a new token, and keeps that somebody was there that day. Inside the unit of work of the sign-in or step-up it follows. */
final class StartSession {
    private final Sessions sessions;
    private final Draw draw;
    private final Presence presence;

    StartSession(Ports ports, Inside inside) {
        sessions = ports.sessions();
        draw = inside.draw();
        presence = inside.presence();
    }

    SignedIn of(Credentials credentials, DeviceKind device, Instant now) {
        var token = draw.token();
        var session = session(token, credentials, Session.Stage.WHOLE, device, now);
        sessions.add(session);
        presence.signedIn(session.account(), session.kind(), now);
        return SignedIn.of(token, session, credentials.standing(), now);
    }

    /** MFA-1: the password was right; answers the token with which the second factor is shown. */
    String half(Credentials credentials, Session.Stage stage, DeviceKind device, Instant now) {
        var token = draw.token();
        sessions.add(session(token, credentials, stage, device, now));
        return token;
    }

    private Session session(String token, Credentials credentials, Session.Stage stage, DeviceKind device,
            Instant now) {
        return new Session(new SessionId(draw.id()), Tokens.hash(token), credentials.account(),
                credentials.kind(), stage, device, now, now);
    }
}
