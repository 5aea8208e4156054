package org.abri.web.recovery;

import io.micronaut.serde.annotation.Serdeable;
import java.util.Optional;
import org.abri.application.recovery.FinishRecovery;
import org.abri.domain.text.Flaw;
import org.abri.web.visit.Form;
import org.abri.web.visit.OnPages;

/** SEC-4: the second proof, and the password that is chosen with it. */
@Serdeable
record SecondProofForm(String proof, String password, @OnPages String passwordAgain) {
    static Optional<FinishRecovery.Command> read(Form<SecondProofForm> form, String token, Way way) {
        if (form.text("proof").isBlank()) {
            form.wrong("proof", Flaw.MISSING);
        }
        form.mustBeTypedTwice("password", "passwordAgain");
        return form.taken(() -> new FinishRecovery.Command(token, way.proof(), form.text("proof"),
                form.text("password")));
    }
}
