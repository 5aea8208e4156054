package org.abri.web.relay;

import io.micronaut.serde.annotation.Serdeable;
import java.util.Optional;
import org.abri.application.relay.RecordRelay;
import org.abri.domain.access.Viewpoint;
import org.abri.domain.relay.Relay;
import org.abri.domain.relay.ServiceAgreement;
import org.abri.domain.text.Flaw;
import org.abri.domain.text.TypedText;
import org.abri.web.LeftOut;
import org.abri.web.account.PersonFields;
import org.abri.web.visit.Form;
import org.abri.web.visit.GivenBack;
import org.abri.web.visit.Zones;

/**
 * REL-2, ACC-3: a relay with its agreement, and its first manager: {@code given}, {@code family}, {@code language}. Its
 * {@code shortName} may be left out where the name is short itself.
 */
@Serdeable
record RelayForm(String name, @LeftOut String shortName, @LeftOut String phone, String zone, String from,
        String until,
        String costOfUse, String given, String family,
        @LeftOut String language) implements GivenBack {
    static Optional<RecordRelay.Command> read(Viewpoint by, Form<RelayForm> form) {
        var name = form.line("name", Relay.LONGEST_NAME);
        var shortName = shortName(form, name);
        var phone = PersonFields.phoneOfPlace(form);
        var zone = form.read("zone", Zones::read);
        var agreement = agreement(form);
        var manager = PersonFields.name(form);
        var language = PersonFields.language(form);
        return form
                .taken(() -> new RecordRelay.Command(by, form.once(), name.orElseThrow(),
                        shortName.orElseThrow(),
                        phone.orElseThrow(), zone.orElseThrow(),
                        agreement.orElseThrow(), manager.orElseThrow(), language.orElseThrow()));
    }

    private static Optional<String> shortName(Form<RelayForm> form, Optional<String> name) {
        var typed = form.readIfAny("shortName", text -> TypedText.line(text, Relay.LONGEST_SHORT_NAME));
        if (typed.isEmpty()) { return Optional.empty(); }
        var known = typed.get().or(() -> name.flatMap(Relay::shortOf));
        if (known.isEmpty() && name.isPresent()) {
            form.wrong("shortName", Flaw.MISSING);
        }
        return known;
    }

    private static Optional<ServiceAgreement> agreement(Form<RelayForm> form) {
        var from = form.day("from");
        var until = form.day("until");
        var cost = form.read("costOfUse", text -> TypedText.line(text, ServiceAgreement.LONGEST_COST));
        return from.isPresent() && until.isPresent() && cost.isPresent()
                ? form.read("until", text -> ServiceAgreement.concluded(from.get(), until.get(), cost.get()))
                : Optional.empty();
    }
}
