package org.abri.domain.relay;

import java.time.Instant;
import java.time.ZoneId;
import org.abri.domain.text.TypedText;

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
}
