package org.abri.web.leaving;

import io.micronaut.serde.annotation.Serdeable;
import java.util.Optional;
import org.abri.application.leaving.DeleteAccount;
import org.abri.domain.text.Flaw;
import org.abri.web.visit.Form;

/** END-1: that it is really meant, and the current password, given again. */
@Serdeable
record DeletionForm(Boolean confirmed, String current) {
    static Optional<DeleteAccount.Command> read(Form<DeletionForm> form) {
        if (!form.ticked("confirmed")) {
            form.wrong("confirmed", Flaw.MISSING);
        }
        if (form.text("current").isEmpty()) {
            form.wrong("current", Flaw.MISSING);
        }
        return form.taken(
                () -> new DeleteAccount.Command(form.visitor().viewpoint(), form.text("current")));
    }
}
