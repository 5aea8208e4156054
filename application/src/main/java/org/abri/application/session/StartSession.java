package org.abri.application.session;

import java.time.Instant;
import org.abri.application.Draw;
import org.abri.application.Ports;
import org.abri.domain.account.Account;
import org.abri.domain.account.Standing;

/** SES-1, SES-2: begins a session with a new token. Inside the unit of work of the sign-in or step-up it follows. */
public final class StartSession {
    private final Ports ports;
    private final Draw draw;

    public StartSession(Ports ports, Draw draw) {
        this.ports = ports;
        this.draw = draw;
    }

    public SignedIn of(Account account, Instant now) {
        var token = draw.token();
        var session = new Session(Tokens.hash(token), account.id(), account.kind(), now, now);
        ports.sessions().add(session);
        return signedIn(token, session,
                ports.accounts().standing(account.id()).orElse(Standing.PASSWORD_TO_CHOOSE), now);
    }

    static SignedIn signedIn(String token, Session session, Standing standing, Instant usedAt) {
        var limits = SessionLimits.of(session.kind());
        return new SignedIn(token, session.account(), session.kind(), standing, limits.idleUntil(usedAt),
                limits.endsAt(session));
    }
}
