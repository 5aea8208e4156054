package org.abri.domain.relay;

import java.time.Instant;
import java.time.ZoneId;
import org.abri.domain.text.TypedText;
import org.abri.domain.text.Unreadable;

/** A social structure with a service agreement. */
public record Relay(RelayId id, String name, ZoneId zone, ServiceAgreement agreement) {
    public static final int LONGEST_NAME = 120;

    public Relay {
        name = TypedText.line(name, LONGEST_NAME);
    }

    /** REL-3: when its staff may do their work. */
    public InForce inForce() {
        return agreement.inForce(id, zone);
    }

    /** REL-3: whether its staff may do their work now. */
    public boolean worksAt(Instant now) {
        return inForce().at(now);
    }

    /** One that is there, and whose agreement holds as {@code inForce} says, but whose name and costs rest damaged. */
    public static Relay unreadable(InForce inForce, ZoneId zone) {
        return new Relay(inForce.relay(), Unreadable.TEXT, zone,
                new ServiceAgreement(inForce.from().atZone(zone).toLocalDate(),
                        inForce.before().atZone(zone).toLocalDate().minusDays(1), Unreadable.TEXT,
                        inForce.suspendedSince()));
    }
}
