package org.abri.domain.relay;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Optional;
import org.abri.domain.account.PhoneNumber;
import org.abri.domain.text.TypedText;
import org.abri.domain.text.Unreadable;

/**
 * A social structure with a service agreement.
 *
 * @param shortName what people call it, where there is little room: on a chip, in a list, in an SMS
 * @param phone     where the people whom it accompanies can ring it
 */
public record Relay(RelayId id, String name, String shortName, Optional<PhoneNumber> phone, ZoneId zone,
        ServiceAgreement agreement) {
    public static final int LONGEST_NAME = 120;
    /** In code points, as {@link #LONGEST_NAME}. */
    public static final int LONGEST_SHORT_NAME = 20;

    public Relay {
        name = TypedText.line(name, LONGEST_NAME);
        shortName = TypedText.line(shortName, LONGEST_SHORT_NAME);
    }

    /** Whose name is short, and of whom no number is known. Throws {@link org.abri.domain.text.InvalidValue} when it is not. */
    public Relay(RelayId id, String name, ZoneId zone, ServiceAgreement agreement) {
        this(id, name, name, Optional.empty(), zone, agreement);
    }

    /** The short name that needs no asking: the name itself, when it is short. A cut of a long one is a name that nobody says. */
    public static Optional<String> shortOf(String name) {
        return name.codePointCount(0, name.length()) <= LONGEST_SHORT_NAME ? Optional.of(name)
                : Optional.empty();
    }

    /** REL-3: when its staff may do their work. */
    public InForce inForce() {
        return agreement.inForce(id, zone);
    }

    /** REL-3: whether its staff may do their work now. */
    public boolean worksAt(Instant now) {
        return inForce().at(now);
    }

    /** One that is there, and whose agreement holds as {@code inForce} says, but whose names and costs rest damaged. */
    public static Relay unreadable(InForce inForce, ZoneId zone) {
        return new Relay(inForce.relay(), Unreadable.TEXT, zone,
                new ServiceAgreement(inForce.from().atZone(zone).toLocalDate(),
                        inForce.before().atZone(zone).toLocalDate().minusDays(1), Unreadable.TEXT,
                        inForce.suspendedSince(), inForce.next().map(span -> new ServiceAgreement.Period(
                                span.from().atZone(zone).toLocalDate(),
                                span.before().atZone(zone).toLocalDate().minusDays(1), Unreadable.TEXT)),
                        inForce.suspendedSince().map(since -> Unreadable.TEXT)));
    }

    /** The same, with another agreement. */
    public Relay with(ServiceAgreement another) {
        return new Relay(id, name, shortName, phone, zone, another);
    }

    /** The day it is there. */
    public LocalDate today(Instant now) {
        return LocalDate.ofInstant(now, zone);
    }
}
