package org.abri.web.registration;

import io.micronaut.serde.annotation.Serdeable;
import java.util.Optional;
import org.abri.domain.registration.Reference;
import org.abri.web.visit.Form;

/** REL-1: under which reference somebody asks. In a form, so that no address holds it. */
@Serdeable
record ReferenceForm(String reference) {
    static Optional<Reference> read(Form<?> form) {
        var reference = form.read("reference", Reference::typed);
        return form.taken(reference::orElseThrow);
    }
}
