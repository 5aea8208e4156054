package org.abri.web.moderation;

import io.micronaut.serde.annotation.Serdeable;
import java.util.Optional;
import org.abri.application.moderation.ReviewReports.Decision;
import org.abri.web.visit.Form;

/** MOD-1: what becomes of a report. */
@Serdeable
record DecisionForm(String decision) {
    static Optional<Decision> read(Form<DecisionForm> form) {
        var decision = form.choice("decision", Decision.class);
        return form.taken(decision::orElseThrow);
    }
}
