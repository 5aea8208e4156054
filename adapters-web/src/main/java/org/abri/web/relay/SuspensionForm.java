package org.abri.web.relay;

import io.micronaut.serde.annotation.Serdeable;
import java.util.Optional;
import org.abri.domain.relay.ServiceAgreement;
import org.abri.web.visit.Form;

/** REL-3: why an agreement is suspended. */
@Serdeable
record SuspensionForm(String reason) {
    static Optional<String> read(Form<SuspensionForm> form) {
        var reason = form.line("reason", ServiceAgreement.LONGEST_REASON);
        return form.taken(reason::orElseThrow);
    }
}
