package org.abri.application.session;

import java.time.Instant;
import org.abri.domain.access.Viewpoint;
import org.abri.domain.account.AccountId;
import org.abri.domain.account.AccountKind;
import org.abri.domain.account.Standing;
import org.abri.domain.limits.SessionLife;
import org.abri.domain.relay.RelayId;

/**
 * Somebody who is signed in, with the token that says so (SES-1): it goes to the person's browser or program and nowhere
 * else.
 */
public record SignedIn(String token, SessionId session, AccountId account, AccountKind kind,
        Standing standing, DeviceKind device, Instant freshUntil, Instant idleUntil,
        Instant endsAt) {
    static SignedIn of(String token, Session session, Standing standing, Instant usedAt) {
        var life = SessionLife.of(session.kind());
        return new SignedIn(token, session.id(), session.account(), session.kind(), standing,
                session.device(), SessionLife.freshUntil(session.startedAt()), life.idleUntil(usedAt),
                life.endsAt(session.startedAt()));
    }

    /** From where this person looks, outside of any relay. */
    public Viewpoint viewpoint() {
        return Viewpoint.of(kind, account);
    }

    /** From where this person looks when something of one relay is asked. */
    public Viewpoint viewpointAt(RelayId relay) {
        return kind == AccountKind.STAFF ? new Viewpoint.StaffAt(account, relay) : viewpoint();
    }

    @Override
    public String toString() {
        return "SignedIn[" + account + "]";
    }
}
