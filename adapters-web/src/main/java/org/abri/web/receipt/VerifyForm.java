package org.abri.web.receipt;

import io.micronaut.serde.annotation.Serdeable;
import java.util.Optional;
import org.abri.domain.text.Flaw;
import org.abri.web.visit.Form;

/** LAW-1: a receipt that somebody asks about. */
@Serdeable
record VerifyForm(String receipt) {
    /** Whatever its text is: what it is worth is no matter of form. */
    static Optional<String> read(Form<VerifyForm> form) {
        var text = form.text("receipt");
        if (text.isBlank()) {
            form.wrong("receipt", Flaw.MISSING);
        }
        return form.taken(() -> text);
    }
}
