package org.abri.application.session;

import java.time.Instant;
import org.abri.domain.account.AccountId;
import org.abri.domain.account.AccountKind;

/** That somebody is signed in. {@code tokenHash} is the SHA-256 of the token, 64 hex digits: the token itself is kept nowhere. */
public record Session(String tokenHash, AccountId account, AccountKind kind, Instant startedAt,
        Instant usedAt) {
    public Session usedAt(Instant time) {
        return new Session(tokenHash, account, kind, startedAt, time);
    }
}
