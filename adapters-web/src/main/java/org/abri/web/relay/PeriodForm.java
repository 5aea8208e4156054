package org.abri.web.relay;

import io.micronaut.serde.annotation.Serdeable;
import java.util.Optional;
import org.abri.domain.relay.ServiceAgreement;
import org.abri.domain.relay.ServiceAgreement.Period;
import org.abri.web.visit.Form;

/** REL-2: for when an agreement is concluded, and what it costs. */
@Serdeable
record PeriodForm(String from, String until, String costOfUse) {
    static Optional<Period> read(Form<PeriodForm> form) {
        var from = form.day("from");
        var until = form.day("until");
        var cost = form.line("costOfUse", ServiceAgreement.LONGEST_COST);
        var period = from.isPresent() && until.isPresent() && cost.isPresent()
                ? form.read("until", text -> new Period(from.get(), until.get(), cost.get()))
                : Optional.<Period> empty();
        return form.taken(period::orElseThrow);
    }
}
