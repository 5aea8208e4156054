package org.abri.domain.relay;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Optional;
import org.abri.domain.text.Flaw;
import org.abri.domain.text.InvalidValue;
import org.abri.domain.text.TypedText;

/**
 * REL-2: the contract between a relay and the service. It holds from the morning of {@code from} to the evening of
 * {@code until}, in the relay's time zone, unless it is suspended.
 */
public record ServiceAgreement(LocalDate from, LocalDate until, String costOfUse,
        Optional<Instant> suspendedSince) {
    public static final int LONGEST_COST = 200;

    public ServiceAgreement {
        if (until.isBefore(from)) { throw new InvalidValue(Flaw.ENDS_BEFORE_IT_BEGINS); }
        costOfUse = TypedText.line(costOfUse, LONGEST_COST);
    }

    public static ServiceAgreement concluded(LocalDate from, LocalDate until, String costOfUse) {
        return new ServiceAgreement(from, until, costOfUse, Optional.empty());
    }

    /** REL-3: not before it begins, not after it ended, not while it is suspended. */
    InForce inForce(RelayId relay, ZoneId zone) {
        return new InForce(relay, from.atStartOfDay(zone).toInstant(),
                until.plusDays(1).atStartOfDay(zone).toInstant(), suspendedSince);
    }
}
