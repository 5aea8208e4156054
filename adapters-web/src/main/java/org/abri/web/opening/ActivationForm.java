package org.abri.web.opening;

import io.micronaut.serde.annotation.Serdeable;
import java.util.Optional;
import org.abri.application.opening.ActivateAccount;
import org.abri.domain.account.Username;
import org.abri.domain.text.Flaw;
import org.abri.web.visit.Form;
import org.abri.web.visit.OnPages;

/** AUT-6: a code, and the password that is chosen with it. */
@Serdeable
record ActivationForm(String username, String code, String password, @OnPages String passwordAgain) {
    static Optional<ActivateAccount.Command> read(Form<ActivationForm> form) {
        var username = form.read("username", Username::typed);
        if (form.text("code").isBlank()) {
            form.wrong("code", Flaw.MISSING);
        }
        return form.taken(() -> new ActivateAccount.Command(username.orElseThrow(), form.text("code"),
                form.text("password")));
    }

    static Optional<ActivateAccount.Command> readTwice(Form<ActivationForm> form) {
        form.mustBeTypedTwice("password", "passwordAgain");
        return read(form);
    }
}
