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
 * {@code until}, in the relay's time zone, and, once it is renewed, for the {@code next} period, which follows at once or after a
 * gap; unless it is suspended.
 *
 * @param suspendedWhy what an operator wrote; empty while it is not suspended
 */
public record ServiceAgreement(LocalDate from, LocalDate until, String costOfUse,
        Optional<Instant> suspendedSince, Optional<Period> next, Optional<String> suspendedWhy) {
    public static final int LONGEST_COST = 200;
    /** In code points. */
    public static final int LONGEST_REASON = 200;

    /** First and last day, and what it costs. */
    public record Period(LocalDate from, LocalDate until, String costOfUse) {
        public Period {
            if (until.isBefore(from)) { throw new InvalidValue(Flaw.ENDS_BEFORE_IT_BEGINS); }
            costOfUse = TypedText.line(costOfUse, LONGEST_COST);
        }

        private InForce.Span span(ZoneId zone) {
            return new InForce.Span(from.atStartOfDay(zone).toInstant(),
                    until.plusDays(1).atStartOfDay(zone).toInstant());
        }
    }

    public ServiceAgreement {
        var now = new Period(from, until, costOfUse);
        costOfUse = now.costOfUse();
        if (next.filter(period -> !period.from().isAfter(until)).isPresent()) {
            throw new InvalidValue(Flaw.BEGINS_BEFORE_THE_OTHER_ENDS);
        }
        suspendedWhy = suspendedWhy.map(why -> TypedText.line(why, LONGEST_REASON));
    }

    /** One that was not renewed. */
    public ServiceAgreement(LocalDate from, LocalDate until, String costOfUse,
            Optional<Instant> suspendedSince) {
        this(from, until, costOfUse, suspendedSince, Optional.empty(), Optional.empty());
    }

    public static ServiceAgreement concluded(LocalDate from, LocalDate until, String costOfUse) {
        return new ServiceAgreement(from, until, costOfUse, Optional.empty());
    }

    /** REL-3: not before it begins, not after it ended, not while it is suspended. */
    InForce inForce(RelayId relay, ZoneId zone) {
        var span = new Period(from, until, costOfUse).span(zone);
        return new InForce(relay, span.from(), span.before(), suspendedSince,
                next.map(period -> period.span(zone)));
    }

    /** As it is once the next period has begun: that is the one. */
    public ServiceAgreement seenOn(LocalDate today) {
        return next.filter(period -> !today.isBefore(period.from()))
                .map(period -> new ServiceAgreement(period.from(), period.until(), period.costOfUse(),
                        suspendedSince, Optional.empty(), suspendedWhy))
                .orElse(this);
    }

    /** The last day of all. */
    public LocalDate lastDay() {
        return next.map(Period::until).orElse(until);
    }

    /**
     * For one more period, which follows the one that runs or takes the place of one that is over; suspended, it stays so. Only
     * of one that is not {@linkplain #next renewed} already, {@linkplain #seenOn seen} today. Throws {@link InvalidValue} when
     * that period begins before the other ends.
     */
    public ServiceAgreement renewed(Period more, LocalDate today) {
        if (next.isPresent()) { throw new IllegalStateException("it is renewed already"); }
        return until.isBefore(today)
                ? new ServiceAgreement(notBefore(more).from(), more.until(), more.costOfUse(), suspendedSince,
                        Optional.empty(), suspendedWhy)
                : new ServiceAgreement(from, until, costOfUse, suspendedSince, Optional.of(more),
                        suspendedWhy);
    }

    private Period notBefore(Period more) {
        if (!more.from().isAfter(until)) { throw new InvalidValue(Flaw.BEGINS_BEFORE_THE_OTHER_ENDS); }
        return more;
    }

    /** REL-3: from now on staff do not work. Suspended again, it has been since the first time, for the last reason. */
    public ServiceAgreement suspended(String why, Instant now) {
        return new ServiceAgreement(from, until, costOfUse, Optional.of(suspendedSince.orElse(now)), next,
                Optional.of(why));
    }

    /** Lifts a suspension. */
    public ServiceAgreement resumed() {
        return new ServiceAgreement(from, until, costOfUse, Optional.empty(), next, Optional.empty());
    }

    /**
     * REL-2: sooner than was concluded, on the evening of {@code last}. Throws {@link InvalidValue} when that day is over, is not
     * sooner, or comes before it begins; what must rest at once is suspended.
     */
    public ServiceAgreement ended(LocalDate last, LocalDate today) {
        if (last.isBefore(today)) { throw new InvalidValue(Flaw.IN_THE_PAST); }
        if (!last.isBefore(lastDay())) { throw new InvalidValue(Flaw.NOT_SOONER); }
        var later = next.filter(period -> !last.isBefore(period.from()))
                .map(period -> new Period(period.from(), last, period.costOfUse()));
        return new ServiceAgreement(from, last.isBefore(until) ? last : until, costOfUse, suspendedSince,
                later, suspendedWhy);
    }
}
