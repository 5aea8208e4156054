package org.abri.domain.registration;

import java.util.Optional;
import org.abri.domain.account.PersonName;
import org.abri.domain.account.PhoneNumber;
import org.abri.domain.relay.Relay;
import org.abri.domain.text.EmailAddress;
import org.abri.domain.text.TypedText;

/**
 * REL-1: what an operator needs to know of an entity that applies.
 *
 * @param siret          those without one say so in {@code why}
 * @param representative who represents it by law
 * @param manager        whom that person has designated to manage the relay (ACC-3)
 * @param why            what it does, and why it wants to be a relay
 */
public record Applicant(String name, EntityKind kind, Optional<Siret> siret, String address,
        PersonName representative, PersonName manager, EmailAddress email, PhoneNumber phone, String why) {
    public static final int LONGEST_ADDRESS = 300;
    /** In code points. */
    public static final int LONGEST_WHY = 2000;

    /** Throws {@link org.abri.domain.text.InvalidValue} when a text is missing or too long. */
    public Applicant {
        name = TypedText.line(name, Relay.LONGEST_NAME);
        address = TypedText.lines(address, LONGEST_ADDRESS);
        why = TypedText.lines(why, LONGEST_WHY);
    }

    @Override
    public String toString() {
        return "Applicant[…]";
    }
}
