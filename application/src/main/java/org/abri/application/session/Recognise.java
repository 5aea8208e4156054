package org.abri.application.session;

import java.time.Duration;
import java.util.Optional;
import org.abri.application.Ports;

/** SES-1, SES-2: who a token belongs to, as long as its session lives. Using it keeps it alive. */
public final class Recognise {
    /** How exactly it is known when a session was last used: spares a write for each request. */
    private static final Duration EXACTNESS = Duration.ofSeconds(20);

    private final Ports ports;

    public Recognise(Ports ports) {
        this.ports = ports;
    }

    public Optional<SignedIn> whoHas(String token) {
        var now = ports.clock().instant();
        return ports.work().inOne(() -> {
            var found = ports.sessions().find(Tokens.hash(token));
            if (found.isEmpty()) { return Optional.empty(); }
            var session = found.get();
            var standing = ports.accounts().standing(session.account());
            if (standing.isEmpty() || SessionLimits.of(session.kind()).over(session, now)) {
                ports.sessions().remove(session.tokenHash());
                return Optional.empty();
            }
            if (session.usedAt().plus(EXACTNESS).isBefore(now)) {
                ports.sessions().touch(session.tokenHash(), now);
            }
            return Optional.of(StartSession.signedIn(token, session, standing.get(), now));
        });
    }
}
