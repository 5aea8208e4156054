package org.abri.web.affiliation;

import io.micronaut.serde.annotation.Serdeable;
import java.util.Optional;
import org.abri.domain.affiliation.HandOver;
import org.abri.web.visit.Form;

/** AFF-7: which step is done, or is not after all. */
@Serdeable
record HandOverForm(String step) {
    static Optional<HandOver> read(Form<HandOverForm> form) {
        var step = form.choice("step", HandOver.class);
        return form.taken(step::orElseThrow);
    }
}
