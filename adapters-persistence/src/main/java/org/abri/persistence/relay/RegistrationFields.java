package org.abri.persistence.relay;

import java.time.Instant;
import java.util.Optional;
import org.abri.domain.account.PersonName;
import org.abri.domain.account.PhoneNumber;
import org.abri.domain.registration.Applicant;
import org.abri.domain.registration.EntityKind;
import org.abri.domain.registration.Registration;
import org.abri.domain.registration.Registration.Decision;
import org.abri.domain.registration.Registration.State;
import org.abri.domain.registration.RegistrationId;
import org.abri.domain.registration.Siret;
import org.abri.domain.text.EmailAddress;
import org.abri.persistence.Fields;

/** What is sealed of a registration: what was written, why it was decided so, and when. */
final class RegistrationFields {
    private static final int NAME = 1;
    private static final int KIND = 2;
    private static final int SIRET = 3;
    private static final int ADDRESS = 4;
    private static final int REPRESENTATIVE_GIVEN = 5;
    private static final int REPRESENTATIVE_FAMILY = 6;
    private static final int MANAGER_GIVEN = 7;
    private static final int MANAGER_FAMILY = 8;
    private static final int EMAIL = 9;
    private static final int PHONE = 10;
    private static final int WHY = 11;
    private static final int REASON = 12;
    private static final int DECIDED_AT = 13;

    private RegistrationFields() {}

    static Fields of(Registration one) {
        var by = one.applicant();
        return Fields.none().with(NAME, by.name()).with(KIND, by.kind().name())
                .with(SIRET, by.siret().map(Siret::value)).with(ADDRESS, by.address())
                .with(REPRESENTATIVE_GIVEN, by.representative().given())
                .with(REPRESENTATIVE_FAMILY, by.representative().family())
                .with(MANAGER_GIVEN, by.manager().given()).with(MANAGER_FAMILY, by.manager().family())
                .with(EMAIL, by.email().value()).with(PHONE, by.phone().value()).with(WHY, by.why())
                .with(REASON, one.decision().map(Decision::reason))
                .with(DECIDED_AT, one.decision().map(decided -> decided.at().toString()));
    }

    static Registration read(Fields fields, RegistrationId id, State state, Instant sentAt,
            boolean documented) {
        var by = new Applicant(fields.text(NAME), EntityKind.valueOf(fields.text(KIND)),
                fields.find(SIRET).map(Siret::new), fields.text(ADDRESS),
                new PersonName(fields.text(REPRESENTATIVE_GIVEN), fields.text(REPRESENTATIVE_FAMILY)),
                new PersonName(fields.text(MANAGER_GIVEN), fields.text(MANAGER_FAMILY)),
                new EmailAddress(fields.text(EMAIL)), new PhoneNumber(fields.text(PHONE)), fields.text(WHY));
        return new Registration(id, by, sentAt, documented,
                state == State.WAITING ? Optional.empty()
                        : Optional.of(new Decision(state == State.ACCEPTED, fields.text(REASON),
                                Instant.parse(fields.text(DECIDED_AT)))));
    }
}
