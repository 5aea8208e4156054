package org.abri.web.recovery;

import io.micronaut.serde.annotation.Serdeable;
import java.util.Optional;
import org.abri.application.recovery.BeginRecovery;
import org.abri.domain.account.Username;
import org.abri.domain.recovery.RecoveryProof;
import org.abri.domain.text.Flaw;
import org.abri.web.LeftOut;
import org.abri.web.visit.Form;

/** SEC-4: whose password is lost, and their first proof; on the page of the phone without it, to be sent one. */
@Serdeable
record FirstProofForm(String username, @LeftOut String code) {
    static Optional<Username> username(Form<?> form) {
        return form.read("username", Username::typed);
    }

    static Optional<BeginRecovery.Command> read(Form<FirstProofForm> form, RecoveryProof proof) {
        var username = username(form);
        if (form.text("code").isBlank()) {
            form.wrong("code", Flaw.MISSING);
        }
        return form.taken(
                () -> new BeginRecovery.Command(username.orElseThrow(), proof, form.text("code")));
    }
}
