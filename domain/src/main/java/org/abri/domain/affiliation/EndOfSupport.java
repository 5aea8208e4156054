package org.abri.domain.affiliation;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.EnumMap;
import java.util.Map;
import org.abri.domain.account.AccountId;

/**
 * AFF-7: staff declared that their relay no longer accompanies somebody. From then on the relay has {@value #DAYS} days to hand
 * over what the person needs; as the last of them ends where the relay is, so does the affiliation, whatever was done until then.
 *
 * @param endsAt     from this moment on the affiliation gives nobody anything any more
 * @param handedOver what staff say that the person has in hand by now, step by step
 */
public record EndOfSupport(AccountId declaredBy, Instant declaredAt, Instant endsAt,
        Map<HandOver, Ticked> handedOver) {
    /** AFF-7: the last day is so many days after the one on which it was declared. */
    public static final int DAYS = 30;
    /** AFF-7: staff are reminded from so many days before the last one on. */
    public static final int REMINDED = 7;

    /** How near the end is, for those who are reminded. */
    public enum Nearness {
        FAR, WITHIN_A_WEEK, LAST_DAY
    }

    /** AFF-7: by whom of the staff a step was said to be done, and when. */
    public record Ticked(AccountId by, Instant at) {}

    public EndOfSupport {
        handedOver = Map.copyOf(handedOver);
    }

    /** By one of the staff, of a relay in that zone. */
    static EndOfSupport declared(AccountId by, ZoneId zone, Instant now) {
        return new EndOfSupport(by, now,
                now.atZone(zone).toLocalDate().plusDays(DAYS + 1L).atStartOfDay(zone).toInstant(),
                Map.of());
    }

    /** AFF-7: that step is done; who said so first said so. */
    EndOfSupport ticked(HandOver step, AccountId by, Instant now) {
        return handedOver.containsKey(step) ? this : with(step, new Ticked(by, now));
    }

    /** AFF-7: that step was not done after all. */
    EndOfSupport unticked(HandOver step) {
        var left = steps();
        left.remove(step);
        return new EndOfSupport(declaredBy, declaredAt, endsAt, left);
    }

    private EndOfSupport with(HandOver step, Ticked ticked) {
        var more = steps();
        more.put(step, ticked);
        return new EndOfSupport(declaredBy, declaredAt, endsAt, more);
    }

    private EnumMap<HandOver, Ticked> steps() {
        var steps = new EnumMap<HandOver, Ticked>(HandOver.class);
        steps.putAll(handedOver);
        return steps;
    }

    public boolean overAt(Instant now) {
        return !now.isBefore(endsAt);
    }

    /** The last day on which the relay sees what is shared, where it is. */
    public LocalDate lastDay(ZoneId zone) {
        return endsAt.minusMillis(1).atZone(zone).toLocalDate();
    }

    public Nearness at(Instant now, ZoneId zone) {
        var today = now.atZone(zone).toLocalDate();
        if (!today.isBefore(lastDay(zone))) { return Nearness.LAST_DAY; }
        return today.isBefore(lastDay(zone).minusDays(REMINDED)) ? Nearness.FAR : Nearness.WITHIN_A_WEEK;
    }
}
