package org.abri.web.session;

import io.micronaut.serde.annotation.Serdeable;
import java.time.Instant;
import org.abri.application.session.SignedIn;

/** SES-1: a session that has begun. The token is shown this once; it goes into {@code Authorization: Bearer}. */
@Serdeable.Serializable
public record SessionJson(String token, String account, String kind, String standing, Instant idleUntil,
        Instant endsAt) {
    public static SessionJson of(SignedIn person) {
        return new SessionJson(person.token(), person.account().toString(), person.kind().name(),
                person.standing().name(), person.idleUntil(),
                person.endsAt());
    }
}
