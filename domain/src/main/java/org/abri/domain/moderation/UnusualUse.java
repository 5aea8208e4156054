package org.abri.domain.moderation;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.UUID;
import org.abri.domain.account.AccountId;
import org.abri.domain.limits.Tool;
import org.abri.domain.relay.RelayId;

/**
 * SEC-6: that somebody of staff, or an operator, used on one day a tool that finds or identifies people, or lets them back in,
 * more than is usual. It does not say on whom.
 *
 * @param relay where; empty of an operator
 * @param at    when that was seen first, on that day
 */
public record UnusualUse(AccountId by, Optional<RelayId> relay, Tool tool, Instant at) {
    /** So long managers and operators can read of it. */
    public static final Duration KEPT = Duration.ofDays(365);
    private static final Duration NEW = Duration.ofDays(7);

    /** For a week it is also told where managers and operators begin. */
    public boolean isNewAt(Instant now) {
        return now.isBefore(at.plus(NEW));
    }

    /** The same for all of one day, in UTC: whatever else happens that day says nothing more. */
    public UUID id() {
        var day = at.atZone(ZoneOffset.UTC).toLocalDate();
        var said = by + "/" + relay.map(RelayId::toString).orElse("") + "/" + tool + "/" + day;
        return UUID.nameUUIDFromBytes(said.getBytes(StandardCharsets.UTF_8));
    }
}
