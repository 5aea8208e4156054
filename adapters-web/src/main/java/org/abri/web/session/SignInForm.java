package org.abri.web.session;

import io.micronaut.serde.annotation.Serdeable;
import java.util.Optional;
import org.abri.application.session.SignIn;
import org.abri.domain.account.Username;
import org.abri.domain.text.Flaw;
import org.abri.web.visit.Form;

/** SEC-1: with what somebody signs in. */
@Serdeable
record SignInForm(String username, String password) {
    static Optional<SignIn.Command> read(Form<SignInForm> form) {
        var username = form.read("username", Username::typed);
        if (form.text("password").isEmpty()) {
            form.wrong("password", Flaw.MISSING);
        }
        return form.taken(() -> new SignIn.Command(username.orElseThrow(), form.text("password")));
    }
}
