package org.abri.web.registration;

import io.micronaut.serde.annotation.Serdeable;
import java.util.Optional;
import org.abri.application.registration.Register;
import org.abri.domain.account.PhoneNumber;
import org.abri.domain.registration.Applicant;
import org.abri.domain.registration.EntityKind;
import org.abri.domain.registration.Siret;
import org.abri.domain.relay.Relay;
import org.abri.domain.text.EmailAddress;
import org.abri.domain.text.Flaw;
import org.abri.domain.text.TypedText;
import org.abri.web.LeftOut;
import org.abri.web.account.PersonFields;
import org.abri.web.visit.Form;

/**
 * REL-1: what an entity says of itself; {@code legalGiven} and {@code legalFamily} are its legal representative's, {@code given}
 * and {@code family} those of whoever is to manage the relay.
 */
@Serdeable
record RegistrationForm(String name, String kind, @LeftOut String siret, String address, String legalGiven,
        String legalFamily, String given, String family, String email, String phone, String why) {
    static Optional<Register.Command> read(Optional<String> sender, Form<RegistrationForm> form) {
        var name = form.line("name", Relay.LONGEST_NAME);
        var kind = form.choice("kind", EntityKind.class);
        var siret = form.readIfAny("siret", Siret::typed);
        var address = form.lines("address", Applicant.LONGEST_ADDRESS);
        var representative = PersonFields.name(form, "legalGiven", "legalFamily");
        var manager = PersonFields.name(form);
        var email = form.read("email", EmailAddress::typed);
        var phone = phone(form);
        var why = form.lines("why", Applicant.LONGEST_WHY);
        return form.taken(() -> new Register.Command(sender, form.once(),
                new Applicant(name.orElseThrow(), kind.orElseThrow(), siret.orElseThrow(),
                        address.orElseThrow(), representative.orElseThrow(), manager.orElseThrow(),
                        email.orElseThrow(), phone.orElseThrow(), why.orElseThrow())));
    }

    private static Optional<PhoneNumber> phone(Form<RegistrationForm> form) {
        if (TypedText.isBlank(form.text("phone"))) {
            form.wrong("phone", Flaw.MISSING);
            return Optional.empty();
        }
        return PersonFields.phoneOfPlace(form).flatMap(typed -> typed);
    }
}
