package org.abri.domain.rectification;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.abri.domain.account.AccountId;
import org.abri.domain.account.BirthDate;
import org.abri.domain.account.OneTimeCode;
import org.abri.domain.account.PersonName;
import org.abri.domain.relay.RelayId;

/**
 * PRI-2: names, and perhaps a birth date, that staff of a relay typed beside the person whom they belong to. Until that person
 * confirms, nothing changes; it is answered once, and lapses.
 *
 * @param account       whose they are
 * @param born          empty when the birth date stays as it is
 * @param homonymReason ACC-8: why this is somebody else than whoever has these names and that birth date, if so
 * @param code          that confirms it, if one was sent
 */
public record Rectification(RectificationId id, AccountId account, RelayId relay, AccountId askedBy,
        PersonName name, Optional<BirthDate> born, Optional<String> homonymReason, Instant at,
        Optional<OneTimeCode> code) {
    /** As long as a request for an affiliation (AFF-3). */
    public static final Duration LIFE = Duration.ofDays(7);
    /** Of why, in code points. */
    public static final int LONGEST_REASON = 200;

    /** Whether it waits still. */
    public boolean openAt(Instant now) {
        return now.isBefore(lapsesAt());
    }

    public Instant lapsesAt() {
        return at.plus(LIFE);
    }

    /** REC-1: the code, while it confirms anything. */
    public Optional<OneTimeCode> codeAt(Instant now) {
        return code.filter(sent -> openAt(now) && sent.usableAt(now));
    }

    /** REC-1: a wrong code was given; five, and it is dead. */
    public Rectification withWrongCode() {
        return new Rectification(id, account, relay, askedBy, name, born, homonymReason, at,
                code.map(OneTimeCode::failed));
    }
}
