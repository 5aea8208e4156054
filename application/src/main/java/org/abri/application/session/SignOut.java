package org.abri.application.session;

import org.abri.application.Ports;

/** SEC-3, SES-3: ends a session, at once and on all nodes. Ending one that is over changes nothing. */
public final class SignOut {
    private final Ports ports;

    public SignOut(Ports ports) {
        this.ports = ports;
    }

    public void signOut(String token) {
        ports.work().inOne(() -> {
            ports.sessions().remove(Tokens.hash(token));
            return true;
        });
    }

    /** Forgets sessions that are over whatever happens. A job calls this; answers how many. */
    public int forgetOld() {
        var now = ports.clock().instant();
        return ports.work()
                .inOne(() -> ports.sessions().removeStartedBefore(now.minus(SessionLimits.LONGEST)));
    }
}
