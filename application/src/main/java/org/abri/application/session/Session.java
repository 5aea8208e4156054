package org.abri.application.session;

import java.time.Instant;
import org.abri.domain.account.AccountId;
import org.abri.domain.account.AccountKind;

/** That somebody is signed in, or half. {@code tokenHash} is the SHA-256 of the token, 64 hex digits: the token itself is kept nowhere. */
public record Session(SessionId id, String tokenHash, AccountId account, AccountKind kind, Stage stage,
        DeviceKind device, Instant startedAt, Instant usedAt) {
    /** MFA-1: how far the sign-in came. */
    public enum Stage {
        /** The password was right; the second factor is still to be shown. It opens nothing but that. */
        HALF,
        /** As well, on a device that the person knows (AUT-4). */
        HALF_AT_HOME,
        WHOLE
    }

    public Session usedAt(Instant time) {
        return new Session(id, tokenHash, account, kind, stage, device, startedAt, time);
    }

    public boolean isWhole() {
        return stage == Stage.WHOLE;
    }
}
