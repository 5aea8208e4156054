package org.abri.web.registration;

import io.micronaut.serde.annotation.Serdeable;
import java.util.Optional;
import org.abri.domain.registration.Registration;
import org.abri.web.visit.Form;

/** REL-1: an operator's answer, and why, which the entity reads. */
@Serdeable
record DecisionForm(Boolean accepted, String reason) {
    /** What was read of one. */
    record Decided(boolean accepted, String reason) {}

    static Optional<Decided> read(Form<DecisionForm> form) {
        var accepted = form.yesOrNo("accepted");
        var reason = form.line("reason", Registration.LONGEST_REASON);
        return form.taken(() -> new Decided(accepted.orElseThrow(), reason.orElseThrow()));
    }
}
