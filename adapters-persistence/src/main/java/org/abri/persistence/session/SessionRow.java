package org.abri.persistence.session;

import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import java.time.Instant;
import java.util.UUID;
import org.abri.application.session.Session;
import org.abri.domain.account.AccountId;
import org.abri.domain.account.AccountKind;
import org.abri.persistence.Milliseconds;

/** One session as it rests. */
@MappedEntity(value = "user_session", escape = false)
record SessionRow(@Id String tokenHash, UUID account, String kind, Instant startedAt, Instant usedAt) {
    static SessionRow of(Session session) {
        return new SessionRow(session.tokenHash(), session.account().value(), session.kind().name(),
                Milliseconds.of(session.startedAt()), Milliseconds.of(session.usedAt()));
    }

    Session session() {
        return new Session(tokenHash, new AccountId(account), AccountKind.valueOf(kind), startedAt, usedAt);
    }
}
